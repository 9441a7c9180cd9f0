"""Reports of a case or of a cluster. One file in `formats` is one way to put it on paper."""

from linkgraph.report.build import build
from linkgraph.report.changes import told
from linkgraph.report.model import Report
from linkgraph.report.pictures import Pictures
from linkgraph.report.redact import profile, profiles, redact
from linkgraph.report.registry import format_names, render

__all__ = ["Pictures", "Report", "build", "format_names", "profile", "profiles", "redact", "render", "told"]
