"""A STIX 2.1 bundle: accounts, what they share, and the links with their confidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from linkgraph.export.rows import GraphRows
from linkgraph.export.stix import ids
from linkgraph.export.stix.observables import observable
from linkgraph.export.stix.relations import grouping, relationship

Object = dict[str, Any]


def write(rows: GraphRows, stream: TextIO) -> None:
    """One bundle, written object by object.

    Accounts, e-mail addresses, IP addresses, web addresses, photos and documents are observables, the
    edges between them relationships; clusters are groupings. Labels STIX has no object for are left out.
    """
    stream.write(f'{{"type": "bundle", "id": "bundle--{ids.own("bundle", rows.as_of)}", "objects": [\n')
    for number, thing in enumerate(_objects(rows)):
        stream.write((",\n" if number else "") + json.dumps(thing, ensure_ascii=False))
    stream.write("\n]}\n")


def _objects(rows: GraphRows) -> Iterator[Object]:
    yield ids.creator(rows.as_of)
    known: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    written: set[str] = set()
    for node in rows.nodes():
        found = observable(node)
        if found is not None:
            known[node.key] = found["id"]
            if found["id"] not in written:
                yield found
            written.add(found["id"])
    for edge in rows.edges():
        if edge.type == "MEMBER_OF":
            members.setdefault(edge.target, []).append(known[edge.source])
        elif edge.source in known and edge.target in known:
            yield relationship(edge, known, rows.as_of)
    for node in rows.nodes():
        if node.key in members:
            yield grouping(node, members[node.key], rows.as_of)
