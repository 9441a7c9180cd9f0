"""What is on the lists in the folder `stock` of a case links nobody; and hashes that are given out and taken in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkgraph import pipeline, progress, read
from linkgraph.case import Case
from linkgraph.content import open_picture
from linkgraph.content.descriptor import describe, parse
from tests.pipeline.small import picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    picture(1).save(tmp_path / "a.png")
    picture(1).save(tmp_path / "b.jpg", quality=70)
    picture(2).save(tmp_path / "c.png")
    rows = ["account,photo", "x:a,a.png", "x:b,b.jpg", "x:c,c.png"]
    (tmp_path / "profiles.csv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def _pairs(folder: Path) -> set[tuple[str, str]]:
    case = Case.open(folder)
    pipeline.run(case, None, progress=progress.progress(quiet=True))
    store = pipeline.open_case_store(case, None)
    try:
        return {(row["left"], row["right"]) for row in read.evidence(store, "photo")}
    finally:
        store.close()


def _hash(path: Path) -> str:
    return parse(describe(open_picture(path))).hash


def test_a_stock_picture_links_nobody_as_long_as_it_is_listed(folder: Path) -> None:
    assert _pairs(folder) == {("x:a", "x:b")}
    (folder / "stock").mkdir()
    (folder / "stock" / "known.txt").write_text(_hash(folder / "a.png") + "\n", encoding="utf-8")
    assert _pairs(folder) == set()
    (folder / "stock" / "known.txt").unlink()
    assert _pairs(folder) == {("x:a", "x:b")}


def test_hashes_are_given_out_and_found_on_a_list(folder: Path) -> None:
    _pairs(folder)
    case = Case.open(folder)
    given = pipeline.picture_hashes(case, None)
    assert {(row["account"], row["hash"]) for row in given} == {
        (f"x:{name[0]}", _hash(folder / name)) for name in ("a.png", "b.jpg", "c.png")
    }
    (folder / "received.json").write_text(json.dumps([{"indicator": _hash(folder / "a.png")}]), encoding="utf-8")
    found = pipeline.matching_hashes(case, None, folder / "received.json")
    assert [row["account"] for row in found] == ["x:a", "x:b"]
    assert found[0]["distance"] == 0
