from __future__ import annotations

from linkgraph.read import Wanted
from linkgraph.ui.desk.states import UNTOUCHED
from linkgraph.ui.parts.queue_rows import line
from linkgraph.ui.parts.ranking import ALL, by_state, narrowed

TOUCHED = {
    "C-1": {"state": "in review", "assigned": "ann"},
    "C-2": {"state": "decided", "assigned": "bob"},
    "C-3": {"state": "new", "assigned": "ann"},
}
ROW = {
    "id": "C-1",
    "size": 3,
    "risk": 71.4,
    "accounts": [],
    "platforms": ["guru"],
    "signals": ["wallet", "name"],
    "strongest": [{"signal": "wallet", "weight": 12.0, "detail": "use the wallet 0xabc"}],
    "flags": [{"flag": "a", "title": "One photo", "findings": 1}, {"flag": "b", "title": None, "findings": 2}],
}


def test_states_say_which_clusters_count() -> None:
    assert by_state(ALL, TOUCHED, "ann") == (None, frozenset())
    assert by_state("new", TOUCHED, "ann") == (None, frozenset({"C-1", "C-2"}))
    assert by_state("decided", TOUCHED, "ann") == (frozenset({"C-2"}), frozenset())
    assert by_state("mine", TOUCHED, "ann") == (frozenset({"C-1", "C-3"}), frozenset())


def test_a_filter_narrows() -> None:
    assert not narrowed(Wanted())
    assert narrowed(Wanted(left_out=frozenset({"C-1"})))


def test_a_row_says_why_in_words() -> None:
    row = line(ROW, UNTOUCHED, [{"kind": "born", "detail": "", "at": ""}])
    assert row["words"] == "Both use the wallet 0xabc"
    assert row["found"] == "⚑ One photo and 1 more · 1 platform"
    assert (row["risk"], row["word"], row["news"], row["state"]) == (71, "high", "new cluster", "● new")
