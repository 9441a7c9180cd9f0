from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import LinkgraphError
from linkgraph.ui.desk import audit, states


def test_a_cluster_nobody_touched_is_new() -> None:
    assert states.state("C-1")["state"] == "new"
    assert states.states() == {}


def test_changes_add_up_and_are_audited() -> None:
    states.change("C-1", "ann", 0, state="in review", assigned="ann")
    done = states.change("C-1", "ann", 1, state="decided", verdict="same", reason="one wallet")
    assert states.said(done) == "decided, one hand, with ann"
    assert states.states(["C-1", "C-2"]) == {"C-1": done}
    assert [row["what"] for row in audit.entries("C-1")] == ["decided, one hand, with ann", "in review, with ann"]


def test_two_people_do_not_overwrite_each_other() -> None:
    states.change("C-1", "ann", 0, state="in review", assigned="ann")
    with pytest.raises(states.ChangedMeanwhile, match="ann changed C-1"):
        states.change("C-1", "bob", 0, state="decided", verdict="different")
    assert states.state("C-1")["by"] == "ann"


def test_a_desk_that_cannot_be_opened_is_said_in_a_sentence(folder: Path) -> None:
    (folder / ".linkgraph").mkdir()
    (folder / ".linkgraph" / "desk.sqlite").write_text("this is no database, it only looks long enough to be one")
    with pytest.raises(LinkgraphError, match="desk"):
        states.state("C-1")
