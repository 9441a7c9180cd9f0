"""What two accounts share that does not link them, in sentences: hubs, common values, and placeholders."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from linkgraph.read.rows import Row, rows
from linkgraph.schema import Edge, tables
from linkgraph.store.base import GraphStore

_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z][a-z]+")
_HUB = "They share the {kind} {value}, but {accounts} accounts do; it is suppressed{reason}."
_UNSAID = (
    "They share the {kind} {value}, but nothing is concluded from it: "
    "it is too general, or was seen too far apart in time."
)
_PLACEHOLDER = "Both gave as {kind} {raw}, which is a placeholder or incomplete, so that it tells nobody apart."
_SHOWN = 10


def shared(store: GraphStore, answer: Row) -> Iterator[str]:
    """A sentence for each value; `answer` is what `explain` has found, `left`, `right` and `evidence`."""
    left, right = answer["left"], answer["right"]
    both = _values_of_both(store, left, right)
    yield from _hubs(store, [row for row in both if row["hub"]])
    signals = {item["signal"] for item in answer["evidence"]}
    unsaid = [row for row in both if not row["hub"] and not _is_judged(row["type"], signals)]
    yield from _first(_UNSAID.format(kind=kind_in_words(row["type"]), value=row["value"]) for row in unsaid)
    alike = sorted(_unusable(store, left) & _unusable(store, right))
    yield from _first(_PLACEHOLDER.format(kind=kind.replace("_", " "), raw=raw) for kind, _, raw in alike)


def kind_in_words(edge: str) -> str:
    """What edges of a type lead to, in words: `payment account`, `IP address`."""
    label = next(t.target for t in tables().values() if isinstance(t, Edge) and t.name == edge)
    return " ".join(word if word.isupper() else word.lower() for word in _WORD.findall(label))


def _is_judged(edge: str, signals: set[str]) -> bool:
    """Whether there is evidence of that kind: of an IP address it is `ip_session`, of a payment account its name."""
    kind = kind_in_words(edge).lower().split()[0]
    return any(kind in signal for signal in signals)


def _first(sentences: Iterator[str]) -> Iterator[str]:
    said = list(sentences)
    yield from said[:_SHOWN]
    if len(said) > _SHOWN:
        yield f"So it is with {len(said) - _SHOWN} more values that they share."


def _values_of_both(store: GraphStore, left: str, right: str) -> list[Row]:
    found = rows(store, "values_of_accounts", ids=[left, right])
    of_right = {(row["type"], row["value"]) for row in found if row["account"] == right}
    both = [row for row in found if row["account"] == left and (row["type"], row["value"]) in of_right]
    return sorted(both, key=lambda row: (row["type"], row["value"]))


def _hubs(store: GraphStore, both: list[Row]) -> Iterator[str]:
    if not both:
        return
    reasons = {row["value"]: row["reason"] for row in rows(store, "hub_reasons", values=[r["value"] for r in both])}
    for row in both:
        reason = f": {reasons[row['value']]}" if reasons.get(row["value"]) else ""
        kind = kind_in_words(row["type"])
        yield _HUB.format(kind=kind, value=row["value"], accounts=row["accounts"], reason=reason)


def _unusable(store: GraphStore, account: str) -> set[tuple[str, str, str]]:
    """Raw values without a canonical one: kind, a blank, and the value (see `Account.sql`)."""
    found = rows(store, "account", id=account)
    told = json.loads(found[0]["attributes"] or "{}").get("unusable", []) if found else []
    return {tuple(each.partition(": ")) for each in told}
