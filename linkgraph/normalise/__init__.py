"""Canonical values. One file is one kind of fact; a raw string goes in, a value or None comes out.

None means that the string says nothing: empty, a placeholder such as `n/a`, or impossible.
No function here raises on any string, and each one leaves its own output as it is.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from functools import cache
from typing import cast

Normaliser = Callable[[str, str | None], str | None]


@cache
def normaliser(kind: str) -> Normaliser:
    """The function that makes values of `kind` canonical; `text` where a kind has no file of its own."""
    name = f"{__name__}.{kind}"
    if kind.isidentifier() and importlib.util.find_spec(name) is not None:
        module = importlib.import_module(name)
        if hasattr(module, "normalise"):
            return cast(Normaliser, module.normalise)
    return cast(Normaliser, importlib.import_module(f"{__name__}.text").normalise)


__all__ = ["Normaliser", "normaliser"]
