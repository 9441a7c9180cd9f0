"""Nodes that STIX 2.1 has no object for, as notes, so that every tool reads them without an extension."""

from __future__ import annotations

from typing import Any

from linkgraph.export.rows import NodeRow
from linkgraph.export.stix.ids import moments, own


def note_id(node: NodeRow) -> str:
    """The STIX id of the note about a node."""
    return f"note--{own('note', node.key)}"


def note(node: NodeRow, about: list[str], as_of: str) -> dict[str, Any]:
    """The node in a note: its value in `abstract`, its label in `labels`, what is known of it in `content`.

    `about` holds the STIX ids of the objects that edges join to it; where there are none it is about
    linkgraph, which made it.
    """
    known = [f"{name}: {value}" for name, value in node.values.items() if value not in (None, [], "")]
    maker = f"identity--{own('linkgraph')}"
    return {
        "type": "note",
        "spec_version": "2.1",
        "id": note_id(node),
        "created_by_ref": maker,
        **moments(as_of),
        "abstract": node.id,
        "content": "\n".join([f"{node.table.name} {node.id}", *known]),
        "labels": [node.table.name.lower()],
        "object_refs": about or [maker],
    }
