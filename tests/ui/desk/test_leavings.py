from __future__ import annotations

from linkgraph.ui.desk import notes, positions, seen


def test_notes_are_kept_in_order_and_by_what_they_are_about() -> None:
    notes.add("C-1", "first <b>", "ann")
    notes.add("C-2", "other", "ann")
    notes.add("C-1", "second", "bob")
    assert [(row["text"], row["who"]) for row in notes.notes("C-1")] == [("first <b>", "ann"), ("second", "bob")]


def test_positions_come_back_as_they_were() -> None:
    positions.keep("C-1", {"a": [1.5, -2.0]})
    assert positions.kept("C-1") == {"a": [1.5, -2.0]}
    assert positions.kept("C-2") == {}


def test_a_visit_tells_when_the_last_one_was() -> None:
    assert seen.visit("ann") is None
    assert seen.visit("ann") is not None
    assert seen.visit("bob") is None
