"""The document formats, one file each; a new file here is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from linkgraph.content.formats.base import DocumentFormat

__all__ = ["DocumentFormat", "document_formats"]


@cache
def document_formats() -> tuple[DocumentFormat, ...]:
    """Every format, in the order in which a file is tried."""
    names = [f"{__name__}.{found.name}" for found in pkgutil.iter_modules(__path__) if found.name != "base"]
    found = [
        thing()
        for name in names
        for thing in vars(importlib.import_module(name)).values()
        if isinstance(thing, type) and issubclass(thing, DocumentFormat) and thing.__module__ == name
    ]
    return tuple(sorted(found, key=lambda kind: (kind.rank, kind.name)))
