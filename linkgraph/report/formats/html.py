"""The report as one HTML file that opens offline and prints well."""

from __future__ import annotations

from linkgraph.report.model import Report
from linkgraph.report.page import page
from linkgraph.report.pictures import Pictures
from linkgraph.report.template import environment


def render(report: Report, pictures: Pictures) -> bytes:
    """UTF-8 HTML; photos are inside it, and whatever came out of a source is shown as text."""
    template = environment(autoescape=True).get_template("report.html")
    return template.render(page(report), picture=pictures.uri, of_file=pictures.file_uri).encode("utf-8", "replace")
