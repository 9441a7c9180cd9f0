"""A judgement holds while evidence grows, and leaves nothing behind when it is taken back."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kept_apart import measure


def test_two_judged_different_stay_apart_and_taking_it_back_restores_what_was(tmp_path: Path) -> None:
    found = measure(tmp_path, 1)
    assert found.last > found.first > 14.5
    assert found.met == 0
    assert found.undone == found.untold == []
