"""Edges as STIX relationships, clusters as groupings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkgraph.export.rows import EdgeRow, NodeRow
from linkgraph.export.stix.ids import moments, own
from linkgraph.export.words import describe


def relationship(edge: EdgeRow, known: Mapping[str, str], as_of: str) -> dict[str, Any]:
    """A relationship of type `linked`, `has-email`, ...; confidence (0 to 100) is its probability."""
    probability = edge.values.get("probability")
    confidence = {} if probability is None else {"confidence": round(100 * probability)}
    return {
        "type": "relationship",
        "spec_version": "2.1",
        "id": f"relationship--{own(edge.key)}",
        "created_by_ref": f"identity--{own('linkgraph')}",
        **moments(as_of),
        "relationship_type": edge.type.lower().replace("_", "-"),
        "source_ref": known[edge.source],
        "target_ref": known[edge.target],
        "description": describe(edge),
        **confidence,
    }


def grouping(node: NodeRow, members: list[str], as_of: str) -> dict[str, Any]:
    """A cluster with its accounts."""
    return {
        "type": "grouping",
        "spec_version": "2.1",
        "id": grouping_id(node.id),
        "created_by_ref": f"identity--{own('linkgraph')}",
        **moments(as_of),
        "name": node.id,
        "description": f"{len(members)} accounts that the evidence says are run by the same hand.",
        "context": "suspicious-activity",
        "object_refs": members,
    }


def grouping_id(cluster: str) -> str:
    """The STIX id of a cluster."""
    return f"grouping--{own('grouping', cluster)}"
