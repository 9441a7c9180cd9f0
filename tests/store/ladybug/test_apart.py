from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from linkgraph.errors import QueryError, QueryStopped
from linkgraph.read import catalogue
from linkgraph.store.ladybug.apart import Apart
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.stopping import Stop
from tests.read.chance_graph import drawn
from tests.read.pair import embedded

FATAL = """
MATCH (a:Account)-[r:SHOWS_PHOTO]->(p:Photo)
WHERE r.kind = 'profile'
  AND NOT EXISTS { MATCH (a)-[s:SHOWS_PHOTO]->(q:Photo)-[:SIMILAR_PHOTO]-(p) WHERE s.kind = 'profile' AND q.id < p.id }
WITH a, count(DISTINCT p.id) AS photos WHERE photos >= 3
RETURN a.id AS subject, photos AS photos
"""
"""Ends the process of Ladybug 0.22, on a graph of few accounts with many alike pictures."""
COUNT = "MATCH (a:Account) RETURN count(*) AS n"
ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * y) AS n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("apart")
    with embedded(drawn(7), folder):
        return folder / "graph.lbug"


@pytest.fixture
def asked(graph: Path) -> Iterator[Apart]:
    processes = Apart(graph, Settings())
    yield processes
    processes.close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started from now on."""
    seen: list[subprocess.Popen[bytes]] = []

    class Seen(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            seen.append(self)

    monkeypatch.setattr(subprocess, "Popen", Seen)
    return seen


def test_what_ends_the_engine_is_refused_and_the_next_query_is_answered(graph: Path) -> None:
    with embedded(drawn(7), graph.parent / "again") as store:
        with pytest.raises(QueryError, match="would count this pattern wrong"):
            catalogue.run_text(store, FATAL)
        assert catalogue.run_text(store, COUNT).rows == ((20,),)


def test_one_process_answers_one_query_after_the_other(asked: Apart, started: list[subprocess.Popen[bytes]]) -> None:
    assert [asked.ask("RETURN $n AS n", {"n": n}).rows for n in range(3)] == [((0,),), ((1,),), ((2,),)]
    assert len(started) == 1


def test_one_that_has_left_meanwhile_is_replaced(asked: Apart, started: list[subprocess.Popen[bytes]]) -> None:
    asked.ask(COUNT)
    started[0].kill()
    started[0].wait()
    assert asked.ask(COUNT).rows == ((20,),)
    assert len(started) == 2


def test_two_queries_at_a_time_wait_for_nobody(asked: Apart) -> None:
    stop = Stop()
    with ThreadPoolExecutor(1) as other:
        running = other.submit(asked.ask, ENDLESS, stop=stop)
        try:
            assert asked.ask(COUNT).rows == ((20,),)
            assert not running.done()
        finally:
            stop()
        with pytest.raises(QueryStopped):
            running.result(20)
    assert asked.ask(COUNT).rows == ((20,),)


@pytest.mark.parametrize(
    ("number", "said"),
    [(signal.SIGSEGV, "the store's engine failed on this query"), (signal.SIGKILL, "the system ended the query")],
)
def test_a_process_that_ends_is_told_and_the_next_query_is_answered(
    asked: Apart, started: list[subprocess.Popen[bytes]], number: int, said: str
) -> None:
    asked.ask(COUNT)
    with ThreadPoolExecutor(1) as other:
        running = other.submit(asked.ask, ENDLESS)
        with pytest.raises(TimeoutError):
            running.result(0.5)
        os.kill(started[0].pid, number)
        with pytest.raises(QueryError, match=said):
            running.result(20)
    assert asked.ask(COUNT).rows == ((20,),)


def test_closing_ends_the_processes(asked: Apart, started: list[subprocess.Popen[bytes]]) -> None:
    asked.ask(COUNT)
    asked.close()
    assert started[0].returncode is not None
    assert asked.ask(COUNT).rows == ((20,),)


def test_nothing_is_imported_from_the_current_folder(
    asked: Apart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert "" in sys.path
    assert asked.ask(COUNT).rows == ((20,),)
