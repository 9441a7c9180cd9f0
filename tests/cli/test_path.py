"""Paths as a terminal shows them."""

from __future__ import annotations

from linkgraph.cli.commands.path import in_a_line


def test_a_path_in_a_line() -> None:
    nodes = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    edges = [{"signals": ["photo"], "weight": 15.634}, {"signals": ["email", "phone"], "weight": 16.0}]
    told = in_a_line({"nodes": nodes, "edges": edges, "weight": 15.63})
    assert told == {"weight": 15.63, "path": "a -- photo 15.63 -- b -- email, phone 16.00 -- c"}
