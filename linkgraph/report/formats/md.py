"""The report in Markdown, for tickets and wikis."""

from __future__ import annotations

import re

from linkgraph.report.model import Report
from linkgraph.report.page import page
from linkgraph.report.pictures import Pictures
from linkgraph.report.template import environment

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def render(report: Report, pictures: Pictures) -> bytes:  # noqa: ARG001
    """UTF-8 Markdown with tables."""
    template = environment(autoescape=False, md=escaped).get_template("report.md")
    text = template.render(page(report))
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode("utf-8", "replace")


def escaped(value: object) -> str:
    """Text on one line, with nothing in it that Markdown would act on."""
    line = " ".join(str(value).split())
    return SPECIAL.sub(r"\\\1", line)
