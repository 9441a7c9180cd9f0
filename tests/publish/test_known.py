from __future__ import annotations

import shutil
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.ledger.ledger import open_ledger
from linkgraph.publish.known import known_as
from linkgraph.store import open_store
from linkgraph.store.base import GraphUpdate
from tests.pipeline import small


def name_of(work: Path, uri: str) -> str:
    with open_ledger(work) as ledger, closing(open_store(uri)) as store:
        return known_as(ledger, store)


def test_a_file_beside_the_ledger_goes_by_its_name_and_everything_else_by_its_address(tmp_path: Path) -> None:
    work, elsewhere = tmp_path / "case" / ".linkgraph", f"ladybug:{tmp_path}/graph.lbug"
    assert name_of(work, f"ladybug:{work}/graph.lbug") == "ladybug:graph.lbug"
    assert name_of(work, elsewhere) == elsewhere
    assert name_of(work, "bolt://localhost:7687").startswith("bolt://localhost:7687")


def test_a_copied_case_is_not_published_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small.write(tmp_path / "case")
    small.run(case)
    shutil.copytree(tmp_path / "case", tmp_path / "copy")
    case = Case.open(tmp_path / "copy")
    kind = type(open_store(case.default_store_uri()))
    real, asked = kind.update, []

    def update(self: Any, *, fresh: bool = False) -> AbstractContextManager[GraphUpdate]:
        asked.append(fresh)
        return real(self, fresh=fresh)

    monkeypatch.setattr(kind, "update", update)
    small.table(case.folder / "profiles.csv", [*small.PROFILES, {"account": "guru:j", "name": "Ada Moss"}])
    assert small.run(case)["accounts"] == len(small.PROFILES) + 1
    assert asked == [False]
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.linked(store) == small.LINKED
