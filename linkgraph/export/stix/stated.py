"""Whom an account says it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linkgraph.export.rows import NodeRow
from linkgraph.export.stix.ids import moments, own

CAVEAT = "As the account states it; not checked. Accounts of one hand are not said to be one person."


def stated(node: NodeRow, account: str, as_of: str) -> Iterator[dict[str, Any]]:
    """An identity with the name that an account gives, and its relationship to the account; else nothing."""
    name = node.values.get("name") if node.table.name == "Account" else None
    if not name:
        return
    identity = f"identity--{own('stated', node.id)}"
    common = {"spec_version": "2.1", "created_by_ref": f"identity--{own('linkgraph')}", **moments(as_of)}
    yield {
        "type": "identity",
        "id": identity,
        **common,
        "name": name,
        "identity_class": "individual",
        "description": CAVEAT,
    }
    yield {
        "type": "relationship",
        "id": f"relationship--{own('stated-by', node.id)}",
        **common,
        "relationship_type": "stated-by",
        "source_ref": identity,
        "target_ref": account,
    }
