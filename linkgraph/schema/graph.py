"""The graph's declaration, read from `graph.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from linkgraph.schema.model import Column, Edge, Layer, Node, Table, Type


@cache
def nodes() -> tuple[Node, ...]:
    """Every node label, in declared order."""
    declared = _declaration()
    return tuple(
        Node(name, Layer(node["layer"]), node["doc"], _columns(declared, node), tuple(node.get("indexed", ())))
        for name, node in declared["node"].items()
    )


@cache
def edges() -> tuple[Edge, ...]:
    """Every edge table: one for each pair of labels a relationship type joins."""
    declared = _declaration()
    return tuple(
        Edge(name, *_ends(pair), Layer(edge["layer"]), edge["doc"], _columns(declared, edge))
        for name, edge in declared["edge"].items()
        for pair in edge["edges"]
    )


@cache
def tables() -> dict[str, Table]:
    """Every node and edge table by its Arrow name, nodes first."""
    every: tuple[Table, ...] = (*nodes(), *edges())
    return {table.table: table for table in every}


@cache
def named_in(text: str) -> frozenset[str]:
    """The names of the tables that a text mentions, such as a query."""
    return frozenset(re.findall(r"\w+", text)) & {table.name for table in tables().values()}


@cache
def _declaration() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("graph.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _columns(declared: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[Column, ...]:
    shared = declared["sets"][entry["set"]] if "set" in entry else {}
    return tuple(_column(name, text) for name, text in {**shared, **entry.get("columns", {})}.items())


def _column(name: str, text: str) -> Column:
    kind, _, doc = text.partition(" ")
    return Column(name, Type(kind), doc)


def _ends(pair: str) -> tuple[str, str]:
    source, _, target = pair.partition(" -> ")
    return source, target
