"""Small drawings of a cluster, as SVG without any text of a source that is not escaped."""

from linkgraph.report.drawing.graph import graph
from linkgraph.report.drawing.timeline import timeline

__all__ = ["graph", "timeline"]
