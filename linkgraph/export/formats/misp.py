"""A MISP event: an object for every node, a reference between objects for every edge."""

from __future__ import annotations

import json
import re
import tomllib
import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any, TextIO

from linkgraph.export.rows import EdgeRow, GraphRows, NodeRow
from linkgraph.export.words import describe

OWN = uuid.uuid5(uuid.NAMESPACE_URL, "urn:linkgraph:misp")
COMMENT = "Evidence, for a person to judge; an account is an observed profile, never a person."
Row = dict[str, Any]


def write(rows: GraphRows, stream: TextIO) -> None:
    """One event, not published and for your organisation only, written object by object.

    `misp.toml` says which template a label becomes. Nothing is marked for detection (`to_ids`).
    """
    plan = _plan()
    references = _references(rows)
    event = _event(rows)
    head = json.dumps({"Event": event}, ensure_ascii=False)
    stream.write(head[:-2] + ', "Object": [\n')
    for number, node in enumerate(rows.nodes()):
        made = _object(node, plan["node"].get(node.table.name), plan["otherwise"], references.get(node.key, []))
        stream.write((",\n" if number else "") + json.dumps(made, ensure_ascii=False))
    stream.write("\n]}}\n")


def _event(rows: GraphRows) -> Row:
    return {
        "uuid": _uuid("event", rows.as_of),
        "info": "Accounts that the evidence says are run by the same hand",
        "date": rows.as_of[:10],
        "timestamp": str(_epoch(rows.as_of)),
        "distribution": "0",
        "threat_level_id": "4",
        "analysis": "1",
        "published": False,
        "Tag": [{"name": "tlp:amber"}],
    }


def _references(rows: GraphRows) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for edge in rows.edges():
        found[edge.source].append(_reference(edge))
    return found


def _reference(edge: EdgeRow) -> Row:
    return {
        "uuid": _uuid("reference", edge.key),
        "object_uuid": _uuid("object", edge.source),
        "referenced_uuid": _uuid("object", edge.target),
        "relationship_type": edge.type.lower().replace("_", "-"),
        "comment": describe(edge),
    }


def _object(node: NodeRow, rule: Row | None, otherwise: Row, references: list[Row]) -> Row:
    template = rule or otherwise
    attributes = _filled(node, rule) if rule else _annotated(node)
    return {
        "uuid": _uuid("object", node.key),
        "name": template["template"],
        "template_uuid": template["uuid"],
        "template_version": str(template["version"]),
        "meta-category": template["category"],
        "distribution": "5",
        "comment": COMMENT if node.table.name == "Account" else node.table.name,
        "Attribute": [_attribute(node, *attribute) for attribute in attributes],
        "ObjectReference": references,
    }


def _filled(node: NodeRow, rule: Row) -> list[tuple[str, str, str]]:
    """Relation, type and value of what is known."""
    values = {**node.values, "id": node.id, "_label": node.table.name}
    only = rule.get("only", {})
    found = []
    for relation, said in rule["attributes"].items():
        type_, column = said.split()
        value = str(values.get(column) or "")
        if value.strip() and re.fullmatch(only.get(relation, "(?s).*"), value):
            found.append((relation, type_, value))
    return found


def _annotated(node: NodeRow) -> list[tuple[str, str, str]]:
    known = [f"{name}: {value}" for name, value in node.values.items() if value not in (None, [], "")]
    return [("text", "text", "\n".join([node.id, *known])), ("type", "text", node.table.name)]


def _attribute(node: NodeRow, relation: str, type_: str, value: str) -> Row:
    return {
        "uuid": _uuid("attribute", node.key, relation),
        "object_relation": relation,
        "type": type_,
        "value": value,
        "to_ids": False,
        "disable_correlation": type_ == "text",
        "distribution": "5",
    }


def _uuid(*parts: str) -> str:
    return str(uuid.uuid5(OWN, "\x1f".join(parts)))


def _epoch(text: str) -> int:
    try:
        return int(datetime.fromisoformat(text).timestamp())
    except ValueError:
        return 0


def _plan() -> dict[str, Any]:
    return tomllib.loads(resources.files("linkgraph.export").joinpath("misp.toml").read_text(encoding="utf-8"))
