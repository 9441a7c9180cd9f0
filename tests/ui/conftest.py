"""The made-up case, published once into an embedded store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner

from linkgraph.cli.group import linkgraph
from linkgraph.schema import arrow_schema
from linkgraph.schema import tables as declared
from linkgraph.store import GraphStore, open_store
from tests.ui import made


def publish(folder: Path) -> Path:
    """Publishes the made-up case in `folder` and returns it."""
    rows = made.tables(folder)
    (folder / ".linkgraph").mkdir(exist_ok=True)
    store = open_store(f"ladybug:{folder / '.linkgraph' / 'graph.lbug'}")
    save(store, rows)
    store.close()
    return folder


def save(store: GraphStore, rows: made.Tables) -> None:
    """Publishes these rows."""
    with store.update(fresh=True) as update:
        for name, table in declared().items():
            if name in rows:
                update.add(table, pa.Table.from_pylist(rows[name], schema=arrow_schema(table)))
        update.publish()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up case."""
    return publish(tmp_path_factory.mktemp("case"))


@pytest.fixture
def case(published: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up case, as the application's."""
    monkeypatch.setenv("LINKGRAPH_CASE", str(published))
    monkeypatch.delenv("LINKGRAPH_STORE", raising=False)
    return published


@pytest.fixture
def desk(case: Path) -> Iterator[Path]:
    """The desk of the made-up case, emptied afterwards."""
    path = case / ".linkgraph" / "desk.sqlite"
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo case, run for real."""
    folder = tmp_path_factory.mktemp("finished") / "case"
    done = CliRunner().invoke(linkgraph, ["demo", str(folder), "--accounts", "200", "--seed", "3", "--quiet"])
    assert done.exit_code == 0, done.output
    return folder
