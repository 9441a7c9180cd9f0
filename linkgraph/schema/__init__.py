"""The graph, declared once (`graph.toml`) and used by the stores, the publisher and the docs."""

from linkgraph.schema.arrow import arrow_schema, empty
from linkgraph.schema.graph import edges, named_in, nodes, tables
from linkgraph.schema.model import Column, Edge, Layer, Node, Table, Type, file_name

__all__ = [
    "Column",
    "Edge",
    "Layer",
    "Node",
    "Table",
    "Type",
    "arrow_schema",
    "edges",
    "empty",
    "file_name",
    "named_in",
    "nodes",
    "tables",
]
