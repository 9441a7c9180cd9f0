"""Typed attributes and clean text for the two XML formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from linkgraph.schema import Edge, Node, Type

TYPES = {
    Type.STRING: "string",
    Type.INT: "long",
    Type.FLOAT: "double",
    Type.BOOL: "boolean",
    Type.STRINGS: "string",
}
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of all nodes, or of all edges: `id` in the file, `name`, XML type."""

    id: str
    name: str
    type: str


class Attributes:
    """The attributes of nodes or of edges. Columns of one name and different types get a name each."""

    def __init__(self, prefix: str, tables: Iterable[Node | Edge], extra: Iterable[str]) -> None:
        self._found: dict[tuple[str, str], Attribute] = {}
        self._prefix = prefix
        self._columns = {
            table.table: {column.name: self._declare(column.name, TYPES[column.type]) for column in table.columns}
            for table in tables
        }
        self._extra = {name: self._declare(name, "string") for name in extra}

    def declared(self) -> list[Attribute]:
        """Every attribute once."""
        return list(self._found.values())

    def of(self, table: Node | Edge, values: Mapping[str, Any], extra: Mapping[str, str]) -> list[tuple[str, str]]:
        """The attribute ids and texts of one row; what is unknown is left out."""
        columns = self._columns[table.table]
        known = [(columns[n].id, text(v)) for n, v in values.items() if v is not None and n not in extra]
        return known + [(self._extra[name].id, text(value)) for name, value in extra.items()]

    def _declare(self, name: str, kind: str) -> Attribute:
        if (name, kind) not in self._found:
            taken = any(other == name for other, _ in self._found)
            unique = f"{name}_{kind}" if taken else name
            self._found[name, kind] = Attribute(f"{self._prefix}{len(self._found)}", unique, kind)
        return self._found[name, kind]


def text(value: Any) -> str:
    """A value as XML text, not yet escaped: lists joined by ` | `, booleans as XML has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " | ".join(clean(item) for item in value)
    return clean(str(value))


def clean(value: str) -> str:
    """The text without the characters that XML cannot hold."""
    return FORBIDDEN.sub("\ufffd", value)


def attribute(value: str) -> str:
    """A quoted attribute value."""
    return quoteattr(clean(value))


def body(value: str) -> str:
    """The text between two tags."""
    return escape(clean(value))
