"""A case is ingested into files, imported, and gone on with on the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import StoreError
from linkgraph.progress import SilentProgress
from linkgraph.store.neo4j.store import Neo4jStore
from tests.pipeline import small
from tests.publish.test_both_stores import Counting
from tests.store.neo4j_import.real import imported


def test_a_run_on_the_imported_database_writes_what_is_new_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, folder = small.write(tmp_path / "case"), tmp_path / "graph"
    summary = pipeline.ingest(case, f"neo4j-import:{folder}", [], progress=SilentProgress())
    with imported(folder) as uri:
        updates = counted(monkeypatch)
        assert_looked_up_by_indexes(case, uri, int(str(summary["accounts"])))
        small.run(case, uri)
        with closing(pipeline.open_case_store(case, uri)) as store:
            found = small.conclusions(store)
    [update] = updates
    assert "MEMBER_OF:Account:Cluster" in update.written
    assert not {"Account", "Email", "HAS_EMAIL:Account:Email"} & set(update.written)
    assert found == on_ladybug(tmp_path)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Counting]:
    """The updates of servers from here on; none may begin with nothing."""
    updates: list[Counting] = []
    real = Neo4jStore.update

    @contextmanager
    def update(self: Any, *, fresh: bool = False) -> Iterator[Counting]:
        assert not fresh
        with real(self, fresh=fresh) as made:
            updates.append(Counting(made))
            yield updates[-1]

    monkeypatch.setattr(Neo4jStore, "update", update)
    return updates


def assert_looked_up_by_indexes(case: Case, uri: str, accounts: int) -> None:
    """The first reading command makes what it needs."""
    from neo4j import GraphDatabase

    with closing(pipeline.open_case_store(case, uri)) as store:
        assert store.query("MATCH (a:Account) RETURN count(a) AS n").dicts() == [{"n": accounts}]
    with GraphDatabase.driver(uri) as driver:
        found = driver.execute_query("EXPLAIN MATCH (e:Email {id: 'a@example.org'}) RETURN e")
        assert "Index" in str(found.summary.plan)


def on_ladybug(tmp_path: Path) -> Any:
    case = small.write(tmp_path / "embedded")
    pipeline.ingest(case, None, [], progress=SilentProgress())
    small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        return small.conclusions(store)


def test_what_asks_the_graph_is_refused_with_what_to_do(tmp_path: Path) -> None:
    case, uri = small.write(tmp_path / "case"), f"neo4j-import:{tmp_path}/graph"
    for stage in (pipeline.run, pipeline.flag):
        with pytest.raises(StoreError, match=r"answers no question: fill it with `linkgraph ingest`.* --store bolt://"):
            stage(case, uri, progress=SilentProgress())
    with pytest.raises(StoreError, match="answers no question"):
        pipeline.open_case_store(case, uri)


def test_links_are_written_too(tmp_path: Path) -> None:
    case, folder = small.write(tmp_path / "case"), tmp_path / "graph"
    pipeline.ingest(case, f"neo4j-import:{folder}", [], progress=SilentProgress())
    pipeline.link(case, f"neo4j-import:{folder}", progress=SilentProgress())
    lines = (folder / "LINKED.Account.Account.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(small.LINKED)
