"""The same case, published to each store, says the same; and once is enough."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from linkgraph.read import findings, hubs, rejects
from linkgraph.store import open_store
from linkgraph.store.base import GraphUpdate
from tests.pipeline import small


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """What the small case says on Ladybug, at first and after a change."""
    case = small.write(tmp_path_factory.mktemp("reference") / "case")
    return told(case, None)


def told(case: Case, uri: str | None) -> tuple[Any, ...]:
    small.run(case, uri)
    first = said(case, uri)
    change(case)
    small.run(case, uri)
    return first, said(case, uri)


def said(case: Case, uri: str | None) -> tuple[Any, ...]:
    with closing(pipeline.open_case_store(case, uri)) as store:
        found = sorted((row["flag"], row["subject"], row["detail"]) for row in findings(store))
        return (*small.conclusions(store), found, hubs(store), rejects(store))


def change(case: Case) -> None:
    """One account goes, one comes, one changes its name."""
    rows = [dict(row) for row in small.PROFILES[1:]]
    rows[0]["name"] = "Martha Silva"
    rows.append({"account": "upwork:new", "name": "Ivo Petrov", "payment_account": small.IBAN})
    small.table(case.folder / "profiles.csv", rows)


def test_both_stores_say_the_same(any_uri: str, reference: tuple[Any, ...], tmp_path: Path) -> None:
    case = small.write(tmp_path / "case")
    assert told(case, any_uri) == reference
    assert reference[0] != reference[1]


class Counting(GraphUpdate):
    """An update that only notes what it is asked to write."""

    def __init__(self, inner: GraphUpdate) -> None:
        self.inner = inner
        self.written: list[str] = []

    def add(self, table: Any, rows: Any) -> None:
        self.written.append(table.table)
        self.inner.add(table, rows)

    def change(self, table: Any, rows: Any) -> None:
        self.written.append(table.table)
        self.inner.change(table, rows)

    def delete(self, table: Any, ids: Any) -> None:
        self.written.append(table.table)
        self.inner.delete(table, ids)

    def query(self, cypher: str, params: Any = None) -> Any:
        return self.inner.query(cypher, params)

    def publish(self) -> None:
        self.inner.publish()


def test_flagging_again_writes_the_run_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small.write(tmp_path / "case")
    small.run(case)
    updates: list[Counting] = []
    kind = type(open_store(case.default_store_uri()))
    real = kind.update

    @contextmanager
    def counted(self: Any, *, fresh: bool = False) -> Iterator[GraphUpdate]:
        assert not fresh
        with real(self, fresh=fresh) as update:
            updates.append(Counting(update))
            yield updates[-1]

    monkeypatch.setattr(kind, "update", counted)
    pipeline.flag(case, None, progress=SilentProgress())
    (update,) = updates
    assert set(update.written) == {"Run"}
