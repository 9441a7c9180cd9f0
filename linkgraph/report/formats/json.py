"""The report as one JSON object: the whole model, nothing left out."""

from __future__ import annotations

import json
from dataclasses import asdict

from linkgraph.cells import plain
from linkgraph.report.model import Report
from linkgraph.report.pictures import Pictures
from linkgraph.report.words import words


def render(report: Report, pictures: Pictures) -> bytes:  # noqa: ARG001
    """UTF-8 JSON with the fields of the model, and the method in words."""
    whole = {**asdict(report), "method": words()["method"]}
    return (json.dumps(plain(whole), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
