"""Which links a drawing of very many shows."""

from __future__ import annotations

import networkx as nx

from linkgraph.report.drawing import MOST_LINES, graph
from linkgraph.report.drawing.graph import _drawn
from linkgraph.report.page import page
from tests.report.made import made


def test_of_very_many_links_those_that_hold_it_together_are_drawn() -> None:
    (cluster,) = made(80).clusters
    assert len(cluster.links) > MOST_LINES
    drawn = _drawn(cluster.links)
    assert len(drawn) <= MOST_LINES
    whole = nx.Graph((link.left, link.right) for link in drawn)
    assert set(whole) == {member.id for member in cluster.members}
    assert nx.is_connected(whole)
    assert graph(cluster).count("<line") == len(drawn)


def test_the_drawing_says_what_it_leaves_out() -> None:
    (few,), (many,) = (page(made(size))["clusters"] for size in (7, 80))
    assert few["graph_left_out"] == ""
    assert f"{MOST_LINES:,} are drawn" in many["graph_left_out"]
