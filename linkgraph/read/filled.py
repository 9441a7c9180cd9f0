"""How complete the data is: which part of the accounts has which field."""

from __future__ import annotations

from linkgraph.read.rows import Row, rows
from linkgraph.store.base import GraphStore

VALUES = ("email", "phone", "wallet", "payment_account", "device", "website", "address", "document", "login")
"""Kinds of values that are listed even where no account has one."""


def filled(store: GraphStore) -> list[Row]:
    """A row for each field, the fullest first: `field` `accounts` `share` (0 to 1) `platforms` (platform -> share).

    Only accounts that a source shows count, not those that are merely mentioned.
    """
    platforms = {row["platform"]: row for row in rows(store, "filled")}
    sizes = {name: int(row["accounts"]) for name, row in platforms.items()}
    counts = {name: dict(row) for name, row in platforms.items()}
    for row in rows(store, "filled_by_values"):
        counts[row["platform"]][row["field"]] = row["accounts"]
    fields = {*VALUES, *(field for row in counts.values() for field in row)} - {"platform", "accounts"}
    found = [_field(field, counts, sizes) for field in fields]
    return sorted(found, key=lambda row: (-row["share"], row["field"]))


def _field(field: str, counts: dict[str, Row], sizes: dict[str, int]) -> Row:
    have = {name: int(row.get(field) or 0) for name, row in counts.items()}
    return {
        "field": field,
        "accounts": sum(have.values()),
        "share": sum(have.values()) / max(1, sum(sizes.values())),
        "platforms": {name: have[name] / size for name, size in sizes.items() if size},
    }
