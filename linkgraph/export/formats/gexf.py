"""GEXF 1.2, for Gephi."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linkgraph.export.rows import EdgeRow, GraphRows
from linkgraph.export.xml import Attributes, attribute

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph defaultedgetype="directed" mode="static">
"""


def write(rows: GraphRows, stream: TextIO) -> None:
    """One directed graph. The kind of an edge is its attribute `type` and its label; bits are its weight."""
    nodes = Attributes("n", rows.node_tables, ("type",))
    edges = Attributes("e", rows.edge_tables, ("type",))
    stream.write(HEAD)
    _declare(nodes, "node", stream)
    _declare(edges, "edge", stream)
    stream.write("<nodes>\n")
    for node in rows.nodes():
        values = _values(nodes.of(node.table, node.values, {"type": node.table.name}))
        stream.write(f"<node id={attribute(node.key)} label={attribute(node.label)}>{values}</node>\n")
    stream.write("</nodes>\n<edges>\n")
    for edge in rows.edges():
        values = _values(edges.of(edge.table, edge.values, {"type": edge.type}))
        stream.write(f"<edge {_about(edge)}>{values}</edge>\n")
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _about(edge: EdgeRow) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    about = f"id={attribute(edge.key)} {ends} label={attribute(edge.type)}"
    weight = edge.values.get("weight")
    return f'{about} weight="{weight}"' if isinstance(weight, float) and weight > 0 else about


def _declare(attributes: Attributes, domain: str, stream: TextIO) -> None:
    stream.write(f'<attributes class="{domain}" mode="static">\n')
    for each in attributes.declared():
        stream.write(f'<attribute id="{each.id}" title="{each.name}" type="{each.type}"/>\n')
    stream.write("</attributes>\n")


def _values(pairs: Iterable[tuple[str, str]]) -> str:
    each = "".join(f'<attvalue for="{key}" value={attribute(value)}/>' for key, value in pairs)
    return f"<attvalues>{each}</attvalues>"
