from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.ui import scenes, warm
from linkgraph.ui.desk import positions


def test_large_graphs_have_places_before_anybody_opens_them(
    case: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "LARGE", 20)
    seen = warm.prepare(None)
    assert set(positions.kept("C-51D2")) >= {node["id"] for node in scenes.drawn("C-51D2", [], 500)["nodes"]}
    assert positions.kept("C-22AA") == {}
    assert seen is not None


def test_what_was_prepared_is_left_alone_until_something_new_is_published(
    case: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "LARGE", 20)
    seen = warm.prepare(None)
    desk.unlink()
    assert warm.prepare(seen) == seen
    assert positions.kept("C-51D2") == {}


def test_parts_of_a_cluster_too_large_to_draw_have_places(
    case: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "LARGE", 20)
    monkeypatch.setattr(scenes, "MOST", 24)
    warm.prepare(None)
    assert positions.kept("C-51D2 in parts")
    assert positions.kept("C-51D2 part 0")


def test_without_a_store_there_is_nothing_to_prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))
    monkeypatch.delenv("LINKGRAPH_STORE", raising=False)
    warm.prepare(None)
    assert not (tmp_path / ".linkgraph").exists()
