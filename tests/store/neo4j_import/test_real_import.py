"""What the real neo4j-admin makes of the files is the graph that was given, value by value."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from linkgraph.schema import Edge, tables
from linkgraph.store import open_store
from tests.store.neo4j_import.real import imported
from tests.store.rows import Graph, arrow, graphs, held, publish

EXAMPLES = 60
LONG = "é" * 3_000_000
"""Six million bytes: more than neo4j-admin reads at once, unless it is told."""


def many() -> Graph:
    """Random graphs side by side: the ids of each begin with its number."""
    found: list[Graph] = []

    @settings(max_examples=EXAMPLES, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(graphs())
    def draw(graph: Graph) -> None:
        found.append(graph)

    draw()
    whole: Graph = {name: [] for name in tables()}
    for number, graph in enumerate(found):
        for name, rows in graph.items():
            keys = ("id", "source", "target") if isinstance(tables()[name], Edge) else ("id",)
            whole[name] += [{**row, **{key: f"{number}/{row[key]}" for key in keys}} for row in rows]
    return whole


def expected(graph: Graph, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = arrow(name, graph[name]).to_pylist()
    return sorted(rows, key=lambda row: str(row["id"]))


def test_random_graphs_come_back(tmp_path: Path) -> None:
    graph = many()
    graph["Document"].append({"id": "long", "text": LONG})
    publish(open_store(f"neo4j-import:{tmp_path}/graph"), graph)
    with imported(tmp_path / "graph") as uri, closing(open_store(uri)) as store:
        assert store.exists()
        store.make_ready()
        for name in tables():
            assert held(store, name) == expected(graph, name), name
