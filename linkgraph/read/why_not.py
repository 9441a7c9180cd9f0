"""The reasons why two accounts are not linked, or are linked and yet in different clusters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkgraph.read.rows import Row, rows
from linkgraph.schema import Edge, tables
from linkgraph.store.base import GraphStore

_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z][a-z]+")
_CUT = (
    "They are linked, but not in one cluster: it was cut there, because it hung on a weak bridge "
    "or because a judgement keeps two of its members apart."
)
_SHORT = "The evidence is {:.2f} bits short of the {:g} from which accounts are linked."
_ONE_KIND = "All that speaks for it is of one kind ({}), which supports other evidence but never links alone."


def why_not(store: GraphStore, answer: Row) -> list[str]:
    """Sentences; `answer` is what `explain` has found so far."""
    apart = answer["clusters"][0] != answer["clusters"][1] or answer["clusters"][0] is None
    reasons = list(_judged(answer)) if apart or not answer["linked"] else []
    if not answer["linked"]:
        reasons += _unlinked(answer)
        reasons += _hubs(store, answer["left"], answer["right"])
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
        yield "Of the evidence between them nothing counts." if taken else "There is no evidence between them."
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


def _hubs(store: GraphStore, left: str, right: str) -> Iterator[str]:
    found = rows(store, "shared_hubs", left=left, right=right)
    shown = {side: _accounts(found, side) for side in ("left", "right")}
    both = sorted(shown["left"].keys() & shown["right"].keys())
    if not both:
        return
    reasons = {row["value"]: row["reason"] for row in rows(store, "hub_reasons", values=[v for _, v in both])}
    for type_, value in both:
        reason = f": {reasons[value]}" if reasons.get(value) else ""
        accounts = shown["left"][type_, value]
        yield f"They share the {kind_in_words(type_)} {value}, but {accounts} accounts do; it is suppressed{reason}."


def kind_in_words(edge: str) -> str:
    """What edges of a type lead to, in words: `payment account`, `IP address`."""
    label = next(t.target for t in tables().values() if isinstance(t, Edge) and t.name == edge)
    return " ".join(word if word.isupper() else word.lower() for word in _WORD.findall(label))


def _accounts(found: list[Row], side: str) -> dict[tuple[str, str], int]:
    return {(row["type"], row["value"]): row["accounts"] for row in found if row["side"] == side}


def _together(answer: Row) -> Iterator[str]:
    left, right = answer["clusters"]
    if left is not None and left == right:
        yield f"They are in one cluster ({left}) all the same, over others; `linkgraph path` shows how."
