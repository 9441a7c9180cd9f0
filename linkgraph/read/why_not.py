"""The reasons why two accounts are not linked, or are linked and yet in different clusters."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.read.rows import Row
from linkgraph.read.shared import shared
from linkgraph.store.base import GraphStore

_CUT = (
    "They are linked, but not in one cluster: it was cut there, because it hung on a weak bridge "
    "or because a judgement keeps two of its members apart."
)
_NOTHING = (
    "There is no evidence between them. Names and user names that are only alike, and birth dates, "
    "are none where they could not come to a link."
)
_SHORT = "The evidence is {:.2f} bits short of the {:g} from which accounts are linked."
_ONE_KIND = "All that speaks for it is of one kind ({}), which supports other evidence but never links alone."


def why_not(store: GraphStore, answer: Row) -> list[str]:
    """Sentences; `answer` is what `explain` has found so far."""
    apart = answer["clusters"][0] != answer["clusters"][1] or answer["clusters"][0] is None
    reasons = list(_judged(answer)) if apart or not answer["linked"] else []
    if not answer["linked"]:
        reasons += _unlinked(answer)
        reasons += shared(store, answer)
        reasons += _together(answer)
    elif apart:
        reasons.append(_CUT)
    return reasons


def _judged(answer: Row) -> Iterator[str]:
    if not answer["judgements"]:
        return
    last = answer["judgements"][-1]
    if last["judgement"] in ("different", "unsure"):
        because = f": {last['reason']}" if last["reason"] else ""
        yield f"{last['by'] or 'Somebody'} judged them {last['judgement']} on {last['at']}{because}."


def _unlinked(answer: Row) -> Iterator[str]:
    counted = [item for item in answer["evidence"] if not item["suppressed"]]
    against = [item for item in counted if item["weight"] < 0]
    families = {item["family"] or item["signal"] for item in counted if item["weight"] > 0}
    taken = ", ".join(dict.fromkeys(item["signal"] for item in answer["evidence"] if item["suppressed"]))
    if not counted:
        yield "Of the evidence between them nothing counts." if taken else _NOTHING
    elif (short := _short_by(answer)) > 0:
        yield _SHORT.format(short, answer["threshold"])
    elif len(families) == 1:
        yield _ONE_KIND.format(families.pop())
    if against:
        named = ", ".join(f"{item['signal']} {item['weight']:+.2f}" for item in against)
        yield f"Some of it speaks against a link: {named} bits."
    if taken:
        yield f"A judgement took out: {taken}."


def _short_by(answer: Row) -> float:
    return float(answer["threshold"] - answer["weight"])


def _together(answer: Row) -> Iterator[str]:
    left, right = answer["clusters"]
    if left is not None and left == right:
        yield f"They are in one cluster ({left}) all the same, over others: see the path between them."
