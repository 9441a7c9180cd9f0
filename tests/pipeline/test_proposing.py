"""From judgements to a proposal, to a weight that is accepted and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.ledger.accepted import accepted
from linkgraph.progress import SilentProgress
from tests.pipeline import small

QUIET = SilentProgress()
PAIRS = 12


@pytest.fixture
def judged(tmp_path: Path) -> Case:
    """Twelve pairs of one phone each, ten of them judged different."""
    folder = tmp_path / "case"
    folder.mkdir()
    rows = [
        {"account": f"x:{n}{side}", "phone": f"+1202555{n:04}", "name": f"Nam{n}{side} Fam{side}{n}"}
        for n in range(100, 100 + PAIRS)
        for side in "ab"
    ]
    small.table(folder / "profiles.csv", rows)
    words = [
        {"left": f"x:{n}a", "right": f"x:{n}b", "judgement": "same" if n < 102 else "different", "by": "ann"}
        for n in range(100, 100 + PAIRS)
    ]
    small.table(folder / "judgements.csv", words)
    case = Case.open(folder)
    small.run(case)
    return case


def weight(case: Case) -> tuple[object, object]:
    [row] = [row for row in pipeline.weights(case) if (row["signal"], row["level"]) == ("phone", "same")]
    return row["weight"], row["source"]


def linked_weights(case: Case) -> set[float]:
    store = pipeline.open_case_store(case, None)
    found = {row["weight"] for row in read.evidence(store, "phone")}
    store.close()
    return found


def test_the_precision_of_a_signal_as_judged_so_far(judged: Case) -> None:
    store = pipeline.open_case_store(judged, None)
    [row] = [row for row in read.precision(store) if row["signal"] == "phone"]
    store.close()
    assert (row["same"], row["different"], row["precision"]) == (2, 10, 0.167)


def test_a_proposal_is_accepted_and_taken_back(judged: Case) -> None:
    [offered] = [row for row in pipeline.proposed_weights(judged, None) if row["signal"] == "phone"]
    before = linked_weights(judged)
    assert offered["proposed"] < offered["weight"] == 18.0
    assert weight(judged) == (18.0, "published")
    pipeline.accept_weights(judged, None, "phone", None, "ann", progress=QUIET)
    assert weight(judged) == (offered["proposed"], "accepted")
    assert max(linked_weights(judged)) == offered["proposed"]
    pipeline.accept_weights(judged, None, "phone", None, "ann", undo=True, progress=QUIET)
    assert weight(judged) == (18.0, "published")
    assert linked_weights(judged) == before
    assert accepted(judged.work) == {}


def test_what_the_case_sets_itself_counts_before_what_was_accepted(judged: Case) -> None:
    pipeline.accept_weights(judged, None, "phone", "same", "ann", progress=QUIET)
    (judged.folder / "linkgraph.toml").write_text("[weights.phone]\nsame = 16\n", encoding="utf-8")
    case = Case.open(judged.folder)
    small.run(case)
    assert weight(case) == (16, "own")


def test_nothing_proposed_cannot_be_accepted(judged: Case) -> None:
    with pytest.raises(UsageError, match="nothing is proposed for email"):
        pipeline.accept_weights(judged, None, "email", None, "ann", progress=QUIET)
