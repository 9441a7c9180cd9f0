"""Canonical values of whole columns at once.

One file is one kind, as beside it; its function `canonical` takes the raw values, none of them null,
and gives the canonical value wherever columns can tell it for sure, and null for what `normalise` has
to read one by one. So it may say less than `normalise`, never anything else.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import polars as pl

    Canonical = Callable[[pl.Series], pl.Series]

COLUMN = 200_000
"""Values that are read at once."""
MANY = 500
"""Values of one kind from which on a whole column pays."""
TEXTS = ("bio", "city", "education", "employment", "headline")
"""Kinds that are nothing but text."""


@cache
def columnwise(kind: str) -> Canonical | None:
    """The function that reads whole columns of `kind`; None where there is none."""
    if kind in TEXTS:
        from linkgraph.normalise.columns.words import text

        return partial(text, kind=kind)
    name = f"{__name__}.{kind}"
    if not kind.isidentifier() or importlib.util.find_spec(name) is None:
        return None
    return cast("Canonical", importlib.import_module(name).canonical)
