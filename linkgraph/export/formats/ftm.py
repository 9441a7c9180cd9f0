"""followthemoney entities, one JSON object a line, for Aleph and yente."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from importlib import resources
from typing import Any, TextIO

from linkgraph.export.rows import EdgeRow, GraphRows, NodeRow

Properties = dict[str, list[str]]
Identifiers = Mapping[str, Properties]


def write(rows: GraphRows, stream: TextIO) -> None:
    """The accounts with what they state, the person they name, what they share, an entity for every relation.

    `ftm.toml` says what becomes what. A link is a `Similar` with its probability as score.
    """
    plan = _plan()
    stated = _stated(rows, plan["node"])
    for node in rows.nodes():
        rule = plan["node"].get(node.table.name, {})
        if "schema" in rule:
            person = _person(node, plan["person"])
            _line(_thing(node, rule, stated.get(node.key, {}), person), stream)
            if person is not None:
                _line(person, stream)
    for edge in rows.edges():
        ends = (plan["node"].get(label, {}) for label in (edge.table.source, edge.table.target))
        if all("schema" in end for end in ends):
            _line(_relation(edge, plan["edge"].get(edge.type, {})), stream)


def entity_id(key: str) -> str:
    """The entity's id: the same for the same key in every export."""
    return "linkgraph-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _stated(rows: GraphRows, plan: Mapping[str, Any]) -> Identifiers:
    """Account by account the identifiers that become properties of it."""
    found: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for edge in rows.edges():
        name = _property(plan.get(edge.table.target, {}), edge.target_id)
        if name and edge.table.source == "Account" and edge.target_id not in found[edge.source][name]:
            found[edge.source][name].append(edge.target_id)
    return found


def _property(rule: Mapping[str, str], value: str) -> str | None:
    """The property of the account that the value goes into; None where it is an entity of its own."""
    fits = "only" not in rule or re.fullmatch(rule["only"], value)
    return rule.get("account") if fits else rule["otherwise"]


def _person(node: NodeRow, rule: Mapping[str, Any]) -> dict[str, Any] | None:
    """The person that an account says it belongs to; None where it gives no name."""
    if node.table.name != "Account" or not node.values.get("name"):
        return None
    properties = {name: _texts(node.values, columns) for name, columns in rule["properties"].items()}
    return _entity(f"person:{node.key}", "Person", {**properties, "notes": [rule["note"]]})


def _thing(
    node: NodeRow, rule: Mapping[str, Any], stated: Properties, person: Mapping[str, Any] | None
) -> dict[str, Any]:
    values = {**node.values, "id": node.id, "_label": node.table.name}
    properties = {name: _texts(values, columns) for name, columns in rule["properties"].items()}
    properties["owner"] = [] if person is None else [person["id"]]
    for name, texts in stated.items():
        properties[name] = list(dict.fromkeys([*properties.get(name, []), *texts]))
    return _entity(node.key, rule["schema"], properties)


def _relation(edge: EdgeRow, rule: Mapping[str, Any]) -> dict[str, Any]:
    if rule.get("schema") == "Similar":
        return _entity(edge.key, "Similar", _similar(edge, rule))
    times = [edge.values.get(name) for name in ("at", "sent_at", "first_seen")]
    properties = {
        "subject": [entity_id(edge.source)],
        "object": [entity_id(edge.target)],
        "role": [edge.type],
        "date": [str(time) for time in times if time][:1],
        "description": _texts(edge.values, ["raw"]),
        "recordId": _texts({"place": _place(edge)}, ["place"]),
    }
    return _entity(edge.key, "UnknownLink", properties)


def _similar(edge: EdgeRow, rule: Mapping[str, Any]) -> Properties:
    matcher = ":".join([edge.type, *_texts(edge.values, [rule.get("matcher", "")])])
    return {
        "candidate": [entity_id(edge.source)],
        "match": [entity_id(edge.target)],
        "criteria": _texts(edge.values, rule["criteria"]),
        "matcher": [matcher],
        "confidenceScore": _texts(edge.values, [rule.get("score", "")]),
    }


def _entity(key: str, schema: str, properties: Properties) -> dict[str, Any]:
    known = {name: texts for name, texts in properties.items() if texts}
    return {"id": entity_id(key), "schema": schema, "properties": known}


def _texts(values: Mapping[str, Any], columns: list[str]) -> list[str]:
    found: list[str] = []
    for column in columns:
        value = values.get(column)
        found += value if isinstance(value, list) else [] if value is None else [str(value)]
    return [text for text in dict.fromkeys(found) if text]


def _place(edge: EdgeRow) -> str | None:
    file, line = edge.values.get("file"), edge.values.get("line")
    return f"{file}:{line}" if file else None


def _plan() -> dict[str, Any]:
    return tomllib.loads(resources.files("linkgraph.export").joinpath("ftm.toml").read_text(encoding="utf-8"))


def _line(entity: Mapping[str, Any], stream: TextIO) -> None:
    stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
