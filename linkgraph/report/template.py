"""The Jinja templates of the package."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment(*, autoescape: bool, **filters: Callable[[Any], Any]) -> Environment:
    """Templates of `report/templates`; a name that is not there is an error, never an empty place."""
    made = Environment(
        loader=PackageLoader("linkgraph.report", "templates"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=False,
    )
    made.filters.update(filters)
    return made
