"""Finds the formats and writes them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TextIO

from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.export import formats as package
from linkgraph.export.rows import GraphRows
from linkgraph.whole_file import whole_file


@cache
def format_names() -> tuple[str, ...]:
    """Every format: one for each module of `export.formats`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def write(format: str, rows: GraphRows, stream: TextIO) -> None:
    """Writes the rows to `stream`; for csv and i2 the edges.

    UsageError where there is no such format, or where it is several files.
    """
    module = _module(format)
    if not hasattr(module, "write"):
        raise UsageError(f"{format} is a folder of files: add --output FOLDER")
    module.write(rows, stream)


def write_file(format: str, rows: GraphRows, path: Path) -> None:
    """Writes the rows to a file, or into a folder for a format of several files.

    The file is there when it is whole. LinkgraphError where it cannot be written.
    """
    module = _module(format)
    try:
        if hasattr(module, "write_folder"):
            path.mkdir(parents=True, exist_ok=True)
            module.write_folder(rows, path)
        else:
            with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
                module.write(rows, stream)
    except OSError as error:
        raise LinkgraphError(f"{path} cannot be written: {error.strerror}.") from error


def _module(format: str) -> ModuleType:
    if format not in format_names():
        raise UsageError(f"there is no export format {format!r}; there are {', '.join(format_names())}")
    return importlib.import_module(f"{package.__name__}.{format}")
