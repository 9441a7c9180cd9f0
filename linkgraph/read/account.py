"""One account: what it shows and where that was read, and everything concluded about it."""

from __future__ import annotations

from linkgraph.read.near import unknown
from linkgraph.read.rows import Row, rows, weighed
from linkgraph.store.base import GraphStore

IDENTIFIERS = {
    "HAS_EMAIL": "emails",
    "HAS_PHONE": "phones",
    "HAS_HANDLE": "handles",
    "HAS_WALLET": "wallets",
    "HAS_PAYMENT_ACCOUNT": "payment_accounts",
    "HAS_DEVICE": "devices",
    "HAS_WEBSITE": "websites",
    "LIVES_AT": "addresses",
    "SHOWS_PHOTO": "photos",
    "SENT_DOCUMENT": "documents",
}
_NEWEST = 200


def account(store: GraphStore, id_: str) -> Row:
    """One account, whole.

    Keys: every column of Account, and `kind` (`account`), `accounts` (its id, in a list),
    `emails` `phones` `handles` `wallets` `payment_accounts` `devices` `websites` `addresses`
    `photos` `documents` (ids, sorted), `cluster` (id or None), `links`, `evidence` (with every other
    account; it is `left`), `findings` (list), `risk_parts` (`name` `points` `reason` `flags`), `role` (`role` `says`
    `because`, or None outside clusters), `facts` (`type` `value` `kind` `raw` `file` `line`
    `first_seen` `last_seen` `run` `gone` `accounts` `hub` `metadata` `attributes`), `events`,
    `history` (`at` `kind` `detail` `file` `line`: when each fact was first seen, oldest first), `judgements`, and
    the newest 200 `logins`, `payments` and `ratings`.
    Raises UsageError with near ids where there is no such account.
    """
    found = find_account(store, id_)
    if found is None:
        raise unknown(store, id_, "account")
    return found


def find_account(store: GraphStore, id_: str) -> Row | None:
    """As `account`, but None where there is no such account."""
    found = rows(store, "account", id=id_)
    if not found:
        return None
    facts = rows(store, "facts_of_account", id=id_)
    events = rows(store, "events_of_account", id=id_)
    return {
        "kind": "account",
        **found[0],
        "accounts": [id_],
        **_identifiers(facts),
        "cluster": _cluster(store, id_),
        "links": weighed(rows(store, "links_of_account", id=id_)),
        "evidence": weighed(rows(store, "evidence_of_account", id=id_)),
        "findings": rows(store, "findings_of_account", id=id_),
        "risk_parts": rows(store, "risk_parts", id=id_),
        "role": next(iter(rows(store, "role_of_account", id=id_)), None),
        "facts": facts,
        "events": events,
        "history": _history(facts, events),
        "judgements": rows(store, "judgements_of_account", id=id_),
        "logins": rows(store, "logins_of_account", id=id_, limit=_NEWEST),
        "payments": rows(store, "payments_of_account", id=id_, limit=_NEWEST),
        "ratings": rows(store, "ratings_of_account", id=id_, limit=_NEWEST),
    }


def neighbours(store: GraphStore, account_id: str, limit: int = 20) -> list[Row]:
    """The accounts most evidence points to, linked or not, strongest first.

    Keys: `account` `weight` (bits, the sum of what is not suppressed) `signals` `linked` (bool)
    `probability` (None where not linked).
    """
    linked = {row["right"]: row for row in rows(store, "links_of_account", id=account_id)}
    found: dict[str, Row] = {}
    for item in rows(store, "evidence_of_account", id=account_id):
        _add(found.setdefault(item["right"], _neighbour(item["right"], linked)), item)
    for other in linked.keys() - found.keys():
        found[other] = _neighbour(other, linked) | {"weight": linked[other]["weight"]}
    ordered = sorted(weighed(list(found.values())), key=lambda row: (-row["linked"], -row["weight"], row["account"]))
    return ordered[:limit]


def _neighbour(other: str, linked: dict[str, Row]) -> Row:
    probability = linked[other]["probability"] if other in linked else None
    return {
        "account": other,
        "weight": 0.0,
        "signals": [],
        "linked": other in linked,
        "probability": probability,
    }


def _add(row: Row, item: Row) -> None:
    if item["suppressed"]:
        return
    row["weight"] += item["weight"]
    if item["weight"] > 0 and item["signal"] not in row["signals"]:
        row["signals"].append(item["signal"])


def _identifiers(facts: list[Row]) -> dict[str, list[str]]:
    return {name: sorted({f["value"] for f in facts if f["type"] == type_}) for type_, name in IDENTIFIERS.items()}


def _cluster(store: GraphStore, id_: str) -> str | None:
    found = rows(store, "cluster_of_account", id=id_)
    return found[0]["id"] if found else None


def _history(facts: list[Row], events: list[Row]) -> list[Row]:
    shown = [
        {"at": f["first_seen"], "kind": IDENTIFIERS[f["type"]], "detail": f["raw"] or f["value"], **_place(f)}
        for f in facts
    ]
    noted = [{"at": e["at"], "kind": e["kind"], "detail": e["note"] or e["kind"], **_place(e)} for e in events]
    return sorted(shown + noted, key=lambda row: (row["at"] or "", row["kind"], row["detail"]))


def _place(row: Row) -> Row:
    return {"file": row["file"], "line": row["line"]}
