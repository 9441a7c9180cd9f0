"""A STIX 2.1 bundle: accounts, what they share, and the links with their confidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TextIO

from linkgraph.export.rows import GraphRows, NodeRow
from linkgraph.export.stix import ids
from linkgraph.export.stix.notes import note, note_id
from linkgraph.export.stix.observables import observable
from linkgraph.export.stix.relations import grouping, grouping_id, relationship
from linkgraph.export.stix.stated import stated

Object = dict[str, Any]


def write(rows: GraphRows, stream: TextIO) -> None:
    """One bundle, written object by object; no custom object in it.

    Accounts, e-mail addresses, IP addresses, web addresses, photos and documents are observables, other
    labels notes, edges relationships; clusters are groupings of their members. Whom an account says it
    belongs to is an identity, as stated, with a relationship `stated-by`.
    """
    stream.write(f'{{"type": "bundle", "id": "bundle--{ids.own("bundle", rows.as_of)}", "objects": [\n')
    for number, thing in enumerate(_objects(rows)):
        stream.write((",\n" if number else "") + json.dumps(thing, ensure_ascii=False))
    stream.write("\n]}\n")


def _objects(rows: GraphRows) -> Iterator[Object]:
    yield ids.creator(rows.as_of)
    known = {node.key: _id(node) for node in rows.nodes()}
    written: set[str] = set()
    joined: dict[str, list[str]] = defaultdict(list)
    for edge in rows.edges():
        joined[edge.target].append(known[edge.source])
        joined[edge.source].append(known[edge.target])
        if edge.type != "MEMBER_OF":
            yield relationship(edge, known, rows.as_of)
    for node in rows.nodes():
        if known[node.key] not in written:
            yield from _node(node, joined.get(node.key, []), rows.as_of)
        written.add(known[node.key])


def _id(node: NodeRow) -> str:
    found = observable(node)
    if found is not None:
        return str(found["id"])
    return grouping_id(node.id) if node.table.name == "Cluster" else note_id(node)


def _node(node: NodeRow, joined: list[str], as_of: str) -> Iterator[Object]:
    found = observable(node)
    about = list(dict.fromkeys(joined))
    if found is not None:
        yield found
        yield from stated(node, found["id"], as_of)
    elif node.table.name == "Cluster":
        yield grouping(node, [id_ for id_ in about if id_.startswith("user-account--")], as_of)
    else:
        yield note(node, about, as_of)
