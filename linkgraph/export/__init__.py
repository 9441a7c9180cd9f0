"""The graph for other tools. One file in `formats` is one format."""

from linkgraph.export.filter import Filter
from linkgraph.export.registry import format_names, write, write_file
from linkgraph.export.restore import case_name, restore
from linkgraph.export.rows import EdgeRow, GraphRows, NodeRow
from linkgraph.export.select import select

__all__ = [
    "EdgeRow",
    "Filter",
    "GraphRows",
    "NodeRow",
    "case_name",
    "format_names",
    "restore",
    "select",
    "write",
    "write_file",
]
