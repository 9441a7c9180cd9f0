"""Constraints and indexes out of the one declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkgraph.schema import Edge, Layer, Node, Table, edges, nodes

PREFIX = "linkgraph_"
LOCK = "LinkgraphWriter"


def lock_constraint() -> str:
    """What makes two writers meet: see `lock`."""
    return f"CREATE CONSTRAINT {PREFIX}{LOCK} IF NOT EXISTS FOR (n:{LOCK}) REQUIRE n.id IS UNIQUE"


def statements() -> Iterator[tuple[str, str]]:
    """Names and statements: ids unique within a label, an index for each `indexed` column and edge id."""
    yield from of_nodes()
    yield from _of_edges(edges())


def of_nodes() -> Iterator[tuple[str, str]]:
    """Those by which things are looked up; the ids of edges only writing looks for."""
    for node in nodes():
        name = constraint(node)
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{node.name}`) REQUIRE n.id IS UNIQUE"
        yield from indexes(node)


def after_loading() -> Iterator[tuple[str, str]]:
    """All but those of the ids of observed edges, which the next update makes: it is the first to look for them."""
    yield from of_nodes()
    yield from _of_edges(edge for edge in edges() if edge.layer is not Layer.OBSERVED)


def _of_edges(tables: Iterable[Edge]) -> Iterator[tuple[str, str]]:
    """Each once: a type of edges has a table for each two labels that it joins."""
    for edge in {table.name: table for table in tables}.values():
        yield from indexes(edge)


def is_declared(name: str) -> bool:
    """Whether an index of this name is one of `statements`."""
    return name.startswith(PREFIX) and name != f"{PREFIX}{LOCK}"


def is_index(statement: str) -> bool:
    """Whether one of `statements` makes an index only."""
    return statement.startswith("CREATE INDEX")


def constraint(node: Node) -> str:
    """The name of the one that keeps its ids unique."""
    return f"{PREFIX}{node.name}_id"


def dropped(table: Table) -> Iterator[str]:
    """Statements that drop all of one table, which only slow a large load down."""
    if isinstance(table, Node):
        yield f"DROP CONSTRAINT {constraint(table)} IF EXISTS"
    for name, _ in indexes(table):
        yield f"DROP INDEX {name} IF EXISTS"


def indexes(table: Table) -> Iterator[tuple[str, str]]:
    """Those of one table beside the constraint."""
    if isinstance(table, Node):
        for column in table.indexed:
            name = f"{PREFIX}{table.name}_{column}"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:`{table.name}`) ON (n.`{column}`)"
    else:
        name = f"{PREFIX}{table.name}_id"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:`{table.name}`]-() ON (r.id)"
