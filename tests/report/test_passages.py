"""Wording that two texts share."""

from __future__ import annotations

from linkgraph.report.exhibits import passage
from linkgraph.report.passages import shared_wording

SHARED = "I have built eleven shops of this kind and I answer every message within an hour"


def test_the_longest_shared_wording_is_marked() -> None:
    left, right = f"Dear Ann, {SHARED} from Leeds", f"Hello Bob, hello! {SHARED} from Turin"
    found = shared_wording("a", "b", left, right, "one text")
    assert found is not None
    assert found.words == len(SHARED.split()) + 1
    assert passage(found)["left_text"] == ["Dear Ann,", f"{SHARED} from", "Leeds"]


def test_a_long_passage_is_cut_in_the_middle() -> None:
    text = " ".join(f"word{number}" for number in range(300))
    found = shared_wording("a", "b", text, text, "")
    assert found is not None
    assert found.words == 300
    assert len(found.left_text.split()) < 80
    assert "[...]" in found.left_text


def test_little_in_common_is_nothing() -> None:
    assert shared_wording("a", "b", "one two three four five", "one two three four six", "") is None
    assert shared_wording("a", "b", "", SHARED, "") is None
