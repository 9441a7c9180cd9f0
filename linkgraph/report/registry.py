"""Finds the formats and renders a report in one of them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from linkgraph.errors import UsageError
from linkgraph.report import formats as package
from linkgraph.report.model import Report
from linkgraph.report.pictures import Pictures


@cache
def format_names() -> tuple[str, ...]:
    """Every format: one for each module of `report.formats`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def render(format: str, report: Report, pictures: Pictures | None = None) -> bytes:
    """The report in `format`; without `pictures` it has none. UsageError where there is no such format."""
    if format not in format_names():
        raise UsageError(f"there is no report format {format!r}; there are {', '.join(format_names())}")
    module = importlib.import_module(f"{package.__name__}.{format}")
    rendered: bytes = module.render(report, pictures or Pictures(None))
    return rendered
