"""Small drawings of a cluster, as SVG without any text of a source that is not escaped."""

from linkgraph.report.drawing.graph import MOST_LINES, graph
from linkgraph.report.drawing.timeline import timeline

__all__ = ["MOST_LINES", "graph", "timeline"]
