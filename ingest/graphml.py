"""GraphML of other tools: nodes are accounts, their attributes profile columns, edges events between them.

What an edge means is not known, so it is noted, and links nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject, record_kind

from .core.file_account import file_account
from .core.foreign import Foreign, Record, Sample
from .core.header import key
from .core.source import SourceFile
from .core.xml_elements import elements

NEEDED = {"node": ("id",), "edge": ("source", "target")}
LABELS = ("{*}NodeLabel", "{*}EdgeLabel")
"""What yEd shows, within the drawing of a node or edge."""
_NUMBERED = re.compile(r"(?:n?\d+)(?:::n\d+)*")
"""Ids that programs give by counting: they mean nothing in another file."""


class GraphMl(Foreign):
    """A graph as networkx, Gephi, yEd and Maltego write it."""

    name = "GraphML"

    def recognises(self, head: Sample) -> bool:
        """True for the root element of the format."""
        return "<graphml" in head.text[:2048]

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each node, an event for each edge."""
        names: dict[str, str] = {}
        for element in elements(source, ("key", "node", "edge")):
            yield from _records(source, element, names)


def _records(source: SourceFile, element: Any, names: dict[str, str]) -> Iterator[Record | Reject]:
    tag = str(element.tag).rpartition("}")[2]
    if tag == "key":
        names[element.get("id")] = element.get("attr.name") or element.get("id")
        return
    data = [d for d in element if str(d.tag).endswith("data") and d.get("key")]
    said = {names.get(d.get("key")) or d.get("key"): d.text for d in data if d.text and d.text.strip()}
    if shown := [text.text.strip() for d in data for text in d.iter(*LABELS) if (text.text or "").strip()]:
        said.setdefault("label", " ".join(shown))
    line = element.sourceline or 0
    missing = next((name for name in NEEDED[tag] if not element.get(name)), None)
    if missing:
        yield Reject(source.file, line, f"the {tag} has no {missing}")
        return
    if tag == "node":
        yield Record("profiles", line, _profile(source, element.get("id"), said))
    else:
        named = (said.get(name) for name in ("label", "Edge Label", "type", "relation"))
        note = f"{next(filter(None, named), 'related')} {_account(source, element.get('target'))}"
        row = {
            "account": _account(source, element.get("source")),
            "kind": "related",
            "note": note,
            "at": said.get("at"),
        }
        yield Record("events", line, row | {k: v for k, v in said.items() if k not in ("at", "label", "type")})


def _profile(source: SourceFile, id_: str, said: dict[str, str]) -> dict[str, Any]:
    ours = {key(name): name for name in record_kind("profiles").columns}
    row = {ours.get(key(name), name): value for name, value in said.items() if key(name) != "account"}
    account = _account(source, said.get("account") or id_)
    return {"platform": "graph" if account.startswith("graph:") else None} | row | {"account": account}


def _account(source: SourceFile, id_: str) -> str:
    if _NUMBERED.fullmatch(id_):
        return f"graph:{file_account(source)}#{id_}"
    return id_ if ":" in id_ else f"graph:{id_}"
