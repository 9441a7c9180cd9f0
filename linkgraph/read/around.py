"""What lies just outside a cluster: how many accounts, and the strongest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from linkgraph.read.lists import accounts
from linkgraph.read.rows import Row, rows, weighed
from linkgraph.store.base import GraphStore

FEW = 40


def outside(store: GraphStore, cluster_id: str) -> dict[str, Row]:
    """For each member with evidence to others: `all` (how many others) and `by` (signal -> how many)."""
    found: dict[str, Row] = defaultdict(lambda: {"all": 0, "by": {}})
    for row in rows(store, "outside_of_cluster", id=cluster_id):
        if row["signal"]:
            found[row["account"]]["by"][row["signal"]] = row["others"]
        else:
            found[row["account"]]["all"] = row["others"]
    return {
        account: {"all": row["all"], "by": dict(sorted(row["by"].items(), key=lambda item: (-item[1], item[0])))}
        for account, row in found.items()
    }


def around(
    store: GraphStore, account_id: str, shown: Collection[str], *, signal: str | None = None, most: int = 20
) -> dict[str, list[Row]]:
    """The accounts not yet `shown` that most evidence in favour joins to one, strongest first, at most `most`.

    Keys: `accounts` (as in `accounts`) and `evidence` (as in `evidence`: between them, and with those shown).
    """
    weights: dict[str, float] = defaultdict(float)
    for item in rows(store, "evidence_of_account", id=account_id):
        counts = item["weight"] > 0 and not item["suppressed"] and signal in (None, item["signal"])
        if counts and item["right"] not in shown:
            weights[item["right"]] += item["weight"]
    chosen = sorted(weights, key=lambda other: (-weights[other], other))[:most]
    if not chosen:
        return {"accounts": [], "evidence": []}
    return {"accounts": accounts(store, chosen), "evidence": between(store, chosen, [*shown, *chosen])}


def between(store: GraphStore, ids: Collection[str], others: Collection[str]) -> list[Row]:
    """The evidence that joins `ids` to `others`, each item once.

    A few accounts are asked for one by one: the embedded store finds one account by its key, and looks through
    all for a list of them.
    """
    if not ids or not others:
        return []
    wanted = set(others)
    if len(ids) <= FEW:
        every = (row for id_ in sorted(ids) for row in rows(store, "evidence_of_account", id=id_))
        found = sorted((row for row in every if row["right"] in wanted), key=_strongest_first)
    else:
        found = rows(store, "evidence_between", ids=sorted(ids), others=sorted(others))
    return weighed(list({row["id"]: row for row in found}.values()))


def _strongest_first(row: Row) -> tuple[float, str, str, str, str]:
    return -row["weight"], row["left"], row["right"], row["signal"], row["id"]
