"""Why two accounts are linked, or why they are not."""

from __future__ import annotations

from linkgraph.errors import UsageError
from linkgraph.read.near import need_account
from linkgraph.read.rows import Row, bits, rows, weighed
from linkgraph.read.why_not import why_not
from linkgraph.store.base import GraphStore


def explain(store: GraphStore, left: str, right: str, *, prior_bits: float, threshold: float) -> Row:
    """Every item of evidence for and against, and what it adds up to.

    `prior_bits` is the log2 odds before any evidence; `threshold` the weight of evidence (bits)
    from which accounts are linked. Keys: `left` `right` `weight` (the sum of the evidence's weights without
    the suppressed ones) `prior` `probability` `evidence` (rows as in `evidence`, `left` and `right`
    as asked), and `linked` (bool) `judged` `threshold` `why_not` (sentences, empty where the two
    are linked and in one cluster) `judgements` `clusters` (the id of each account's, or None).
    Raises UsageError where an account is not known.
    """
    if left == right:
        raise UsageError(f"{left!r} was given twice; name two different accounts")
    for id_ in (left, right):
        need_account(store, id_)
    found = _evidence(store, left, right)
    link = next(iter(rows(store, "link_of_pair", left=left, right=right)), None)
    weight = bits(sum(item["weight"] for item in found if not item["suppressed"]))
    answer: Row = {
        "left": left,
        "right": right,
        "weight": weight,
        "prior": prior_bits,
        "probability": link["probability"] if link else probability(prior_bits + weight),
        "evidence": found,
        "linked": link is not None,
        "judged": link["judged"] if link else None,
        "threshold": threshold,
        "judgements": rows(store, "judgements_of_accounts", ids=[left, right]),
        "clusters": [_cluster(store, left), _cluster(store, right)],
    }
    return answer | {"why_not": why_not(store, answer)}


def probability(log_odds: float) -> float:
    """The probability that belongs to log2 odds."""
    if log_odds < -1000:
        return 0.0
    return float(1 / (1 + 2.0**-log_odds))


def _evidence(store: GraphStore, left: str, right: str) -> list[Row]:
    found = rows(store, "evidence_of_pair", left=left, right=right)
    if left > right:
        found = [row | {"left_value": row["right_value"], "right_value": row["left_value"]} for row in found]
    return weighed([{"signal": row["signal"], "left": left, "right": right, **row} for row in found])


def _cluster(store: GraphStore, id_: str) -> str | None:
    found = rows(store, "cluster_of_account", id=id_)
    return found[0]["id"] if found else None
