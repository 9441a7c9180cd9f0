"""The page that `benchmarks.ui_peers` serves: one graph, drawn by the component that the address names."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import streamlit as st

Row = dict[str, Any]
MORE = 5


def graph(size: int) -> tuple[list[Row], list[Row]]:
    """Nodes with places on a spiral, and 1.6 edges a node between neighbours on it."""
    pick = random.Random(size)
    nodes = [
        {"id": f"n{n}", "x": 60 * math.sqrt(n) * math.cos(2.4 * n), "y": 60 * math.sqrt(n) * math.sin(2.4 * n)}
        for n in range(size)
    ]
    pairs = {(max(0, n - 1 - pick.randrange(8)), n) for n in range(1, size)}
    while len(pairs) < 1.6 * size:
        n = pick.randrange(9, size)
        pairs.add((n - 2 - pick.randrange(7), n))
    return nodes, [{"id": f"e{a}-{b}", "source": f"n{a}", "target": f"n{b}"} for a, b in sorted(pairs)]


def cytoscape(nodes: list[Row], edges: list[Row], **more: Row) -> Row:
    """The elements as Cytoscape writes them."""
    drawn = [
        {"data": {"id": n["id"], "label": "ACCOUNT", "name": n["id"]}, "position": {"x": n["x"], "y": n["y"]}, **more}
        for n in nodes
    ]
    return {"nodes": drawn, "edges": [{"data": {**edge, "label": "LINK"}} for edge in edges]}


def own(nodes: list[Row], edges: list[Row]) -> None:
    """Linkgraph's component."""
    from linkgraph.ui.component import graph as draw

    accounts = [{"id": n["id"], "kind": "account", "label": n["id"], "platform": "x", "size": 46} for n in nodes]
    lines = [{**edge, "signal": "email", "weight": 9.0, "width": 3, "label": "E-mail"} for edge in edges]
    signal = {"name": "email", "title": "E-mail", "light": "#1b69c9", "dark": "#6cb2ff", "dash": []}
    places = {n["id"]: [n["x"], n["y"]] for n in nodes}
    data = {"graph_id": "g", "height": 600, "layout": "fcose", "nodes": accounts, "edges": lines, "signals": [signal]}
    draw({**data, "positions": places}, key="drawn")


def st_link_analysis(nodes: list[Row], edges: list[Row]) -> None:
    """st-link-analysis, nodes where they are."""
    import st_link_analysis as peer

    styles = [peer.NodeStyle("ACCOUNT", "#1b69c9", "name")], [peer.EdgeStyle("LINK", "#888888")]
    peer.st_link_analysis(
        cytoscape(nodes, edges), {"name": "preset", "animate": False}, *styles, height=600, key="drawn"
    )


def st_graph_workbench(nodes: list[Row], edges: list[Row]) -> None:
    """st-graph-workbench, nodes where they are."""
    import st_graph_workbench as peer

    styles = {"node_styles": [peer.NodeStyle("ACCOUNT", "#1b69c9", "name")], "edge_styles": [peer.EdgeStyle("LINK")]}
    layout = {"name": "preset", "animate": False}
    peer.graph_workbench(
        cytoscape(nodes, edges), layout, height=600, key="drawn", performance_profile="large", **styles
    )


def streamlit_agraph(nodes: list[Row], edges: list[Row]) -> None:
    """streamlit-agraph, without physics: it has no layout of ours, but nodes may say where they are."""
    import streamlit_agraph as peer

    drawn = [peer.Node(id=n["id"], label=n["id"], size=20, x=n["x"], y=n["y"]) for n in nodes]
    lines = [peer.Edge(source=edge["source"], target=edge["target"]) for edge in edges]
    peer.agraph(drawn, lines, peer.Config(width=900, height=600, directed=False, physics=False))


DRAW: dict[str, Callable[[list[Row], list[Row]], None]] = {
    "linkgraph": own,
    "st-link-analysis": st_link_analysis,
    "st-graph-workbench": st_graph_workbench,
    "streamlit-agraph": streamlit_agraph,
}


def main() -> None:
    """Draws after the button Draw, and with five more nodes after the button More."""
    size, peer = int(st.query_params.get("size", "60")), st.query_params.get("peer", "linkgraph")
    left, right = st.columns(2)
    if left.button("Draw"):
        st.session_state["drawn nodes"] = size
    if right.button("More"):
        st.session_state["drawn nodes"] += MORE
    if count := st.session_state.get("drawn nodes"):
        nodes, edges = graph(size + MORE)
        known = {node["id"] for node in nodes[:count]}
        DRAW[peer](nodes[:count], [edge for edge in edges if {edge["source"], edge["target"]} <= known])


main()
