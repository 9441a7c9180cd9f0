"""The vocabulary in which the graph is declared: columns, node tables, edge tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Where a fact comes from. The three never mix: conclusions can be dropped and made again."""

    OBSERVED = "observed"
    CONCLUDED = "concluded"
    SAID = "said"
    RUN = "run"


class Type(StrEnum):
    """The property types both stores share. Times are ISO 8601 strings in UTC, beside epoch seconds."""

    STRING = "string"
    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    STRINGS = "strings"


@dataclass(frozen=True, slots=True)
class Column:
    """A property: its name, type and one line for the schema page."""

    name: str
    type: Type
    doc: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node label. Every node has `id`, unique within its label; `indexed` columns get an index."""

    name: str
    layer: Layer
    doc: str
    columns: tuple[Column, ...]
    indexed: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The name of its table in Arrow form."""
        return self.name


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship type between two labels. Every edge has an `id`, unique within its table."""

    name: str
    source: str
    target: str
    layer: Layer
    doc: str
    columns: tuple[Column, ...]

    @property
    def table(self) -> str:
        """The name of its table in Arrow form; one type between other labels is another table."""
        return f"{self.name}:{self.source}:{self.target}"


Table = Node | Edge


def file_name(table: Table) -> str:
    """The name of a table as part of a file's name."""
    return table.table.replace(":", ".")
