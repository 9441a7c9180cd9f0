"""A store that shows a run of this ledger is gone on with, whatever it is called; any other is written anew."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import ladybug
import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.ledger.ledger import open_ledger
from linkgraph.store.base import GraphUpdate
from linkgraph.store.ladybug import engine
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.store import LadybugStore
from tests.pipeline import small


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return small.write(tmp_path / "case")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each update, whether it began with nothing."""
    real, asked = LadybugStore.update, list[bool]()

    def update(self: Any, *, fresh: bool = False) -> AbstractContextManager[GraphUpdate]:
        asked.append(fresh)
        return real(self, fresh=fresh)

    monkeypatch.setattr(LadybugStore, "update", update)
    return asked


def copied(case: Case, target: Path) -> str:
    """The URI of a copy of the case's own store."""
    shutil.copyfile(case.work / "graph.lbug", target)
    return f"ladybug:{target}"


def arrive(case: Case, number: int) -> None:
    """So many accounts more than the case begins with."""
    more = [{"account": f"guru:j{n}", "name": "Ada Moss", "payment_account": small.IBAN} for n in range(number)]
    small.table(case.folder / "profiles.csv", [*small.PROFILES, *more])


def said(case: Case, uri: str | None) -> Any:
    with closing(pipeline.open_case_store(case, uri)) as store:
        accounts = store.query("MATCH (a:Account) RETURN count(a) AS n").dicts()
        return small.conclusions(store), accounts


def test_a_store_that_has_moved(case: Case, begun: list[bool], tmp_path: Path) -> None:
    small.run(case)
    moved = copied(case, tmp_path / "moved.lbug")
    arrive(case, 1)
    small.run(case, moved)
    assert begun == [True, False]
    small.run(case)
    assert begun == [True, False, False]
    assert said(case, moved) == said(case, None)


def test_a_store_that_was_put_back_to_what_another_shows(case: Case, begun: list[bool], tmp_path: Path) -> None:
    small.run(case)
    other = copied(case, tmp_path / "other.lbug")
    arrive(case, 1)
    small.run(case, other)
    copied(case, tmp_path / "other.lbug")
    arrive(case, 2)
    small.run(case, other)
    small.run(case)
    assert begun == [True, False, False, False]
    assert said(case, other) == said(case, None)


def test_a_store_that_shows_what_another_held_once(case: Case, begun: list[bool], tmp_path: Path) -> None:
    small.run(case)
    old = copied(case, tmp_path / "old.lbug")
    arrive(case, 1)
    small.run(case)
    small.run(case, old)
    assert begun == [True, False, True]
    assert said(case, old) == said(case, None)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened for reading."""
    found = list[str]()

    def open_database(path: Path, settings: Settings, *, read_only: bool) -> ladybug.Database:
        found.append(path.name)
        return engine.open_database(path, settings, read_only=read_only)

    monkeypatch.setattr("linkgraph.store.ladybug.store.open_database", open_database)
    return found


def test_a_store_that_was_left_as_it_is_is_not_opened(case: Case, begun: list[bool], opened: list[str]) -> None:
    small.run(case)
    for number in (1, 2):
        arrive(case, number)
        small.run(case)
        small.run(case)
    assert begun == [True, False, False]
    assert opened == []


def test_a_store_that_looks_otherwise_is_asked(
    case: Case, begun: list[bool], opened: list[str], tmp_path: Path
) -> None:
    small.run(case)
    copied(case, tmp_path / "old.lbug")
    arrive(case, 1)
    small.run(case)
    shutil.copyfile(tmp_path / "old.lbug", case.work / "graph.lbug")
    (case.work / "graph.lbug.wal").unlink(missing_ok=True)
    arrive(case, 2)
    small.run(case)
    assert begun == [True, False, True]
    assert opened[:1] == ["graph.lbug"]


def test_a_run_that_a_copy_of_the_ledger_ended_otherwise(case: Case, begun: list[bool], tmp_path: Path) -> None:
    small.run(case)
    other = copied(case, tmp_path / "other.lbug")
    with open_ledger(case.work) as ledger:
        ledger.execute("UPDATE run SET finished_at = '2001-01-01T00:00:00Z'")
    arrive(case, 1)
    small.run(case, other)
    assert begun == [True, True]


def test_a_store_of_another_shape(case: Case, begun: list[bool], tmp_path: Path) -> None:
    small.run(case)
    other = copied(case, tmp_path / "other.lbug")
    with open_ledger(case.work) as ledger:
        ledger.execute("UPDATE meta SET value = 'older' WHERE key LIKE 'shape %'")
    arrive(case, 1)
    small.run(case, other)
    assert begun == [True, True]
