"""The graph for other tools. One file in `formats` is one format."""

from linkgraph.export.registry import format_names, write, write_file
from linkgraph.export.rows import EdgeRow, GraphRows, NodeRow
from linkgraph.export.select import select

__all__ = ["EdgeRow", "GraphRows", "NodeRow", "format_names", "select", "write", "write_file"]
