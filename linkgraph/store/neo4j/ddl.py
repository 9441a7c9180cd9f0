"""Constraints and indexes out of the one declaration."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.schema import edges, nodes

PREFIX = "linkgraph_"
LOCK = "LinkgraphWriter"


def lock_constraint() -> str:
    """What makes two writers meet: see `lock`."""
    return f"CREATE CONSTRAINT {PREFIX}{LOCK} IF NOT EXISTS FOR (n:{LOCK}) REQUIRE n.id IS UNIQUE"


def statements() -> Iterator[tuple[str, str]]:
    """Names and statements: ids unique within a label, an index for each `indexed` column and edge id."""
    for node in nodes():
        name = f"{PREFIX}{node.name}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{node.name}`) REQUIRE n.id IS UNIQUE"
        for column in node.indexed:
            name = f"{PREFIX}{node.name}_{column}"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:`{node.name}`) ON (n.`{column}`)"
    for kind in dict.fromkeys(edge.name for edge in edges()):
        name = f"{PREFIX}{kind}_id"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:`{kind}`]-() ON (r.id)"
