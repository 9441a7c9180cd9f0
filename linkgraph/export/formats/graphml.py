"""GraphML, for Gephi, Cytoscape, yEd and networkx."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linkgraph.export.rows import GraphRows
from linkgraph.export.xml import Attributes, attribute, body

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(rows: GraphRows, stream: TextIO) -> None:
    """One directed graph; `type` and `label` beside the declared columns."""
    nodes = Attributes("n", rows.node_tables, ("type", "label"))
    edges = Attributes("e", rows.edge_tables, ("type",))
    stream.write(HEAD)
    _declare(nodes, "node", stream)
    _declare(edges, "edge", stream)
    stream.write('<graph id="linkgraph" edgedefault="directed">\n')
    for node in rows.nodes():
        data = nodes.of(node.table, node.values, {"type": node.table.name, "label": node.label})
        stream.write(f"<node id={attribute(node.key)}>{_data(data)}</node>\n")
    for edge in rows.edges():
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        data = edges.of(edge.table, edge.values, {"type": edge.type})
        stream.write(f"<edge id={attribute(edge.key)} {ends}>{_data(data)}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _declare(attributes: Attributes, domain: str, stream: TextIO) -> None:
    for each in attributes.declared():
        stream.write(f'<key id="{each.id}" for="{domain}" attr.name="{each.name}" attr.type="{each.type}"/>\n')


def _data(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<data key="{key}">{body(value)}</data>' for key, value in pairs)
