"""Accounts by a part of what they are called."""

from __future__ import annotations

from linkgraph.read.rows import Row, rows
from linkgraph.store.base import GraphStore

WHERE = {"id": "account id", "name": "name", "handle": "user name"}


def search(store: GraphStore, text: str, most: int = 40) -> list[Row]:
    """Accounts whose id, name or user name holds `text`, in any case; at most `most`, the closest first.

    Keys: `id` `name` `handle` `platform` `photo`, and `where` (which of them holds it).
    """
    wanted = text.strip().lower()
    if not wanted:
        return []
    found = rows(store, "accounts_with_text", text=wanted, most=most)
    for row in found:
        row["where"] = next(said for key, said in WHERE.items() if wanted in (row[key] or "").lower())
    return sorted(found, key=lambda row: (len(row["name"] or row["id"]), row["id"]))
