"""The sources of a case: which files there are, and taking in another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from linkgraph.errors import UsageError
from linkgraph.ui import case

Row = dict[str, Any]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,120}")
KINDS = (".csv", ".jsonl", ".parquet", ".xlsx", ".gz", ".zst", ".toml")


def files() -> list[Row]:
    """The files at the top of the case folder: `file` `size` (bytes) `changed` (epoch seconds)."""
    found = sorted(path for path in case.folder().iterdir() if path.is_file() and not path.name.startswith("."))
    return [{"file": p.name, "size": p.stat().st_size, "changed": p.stat().st_mtime} for p in found]


def take_in(name: str, content: bytes) -> Path:
    """Writes an uploaded source into the case folder, whole or not at all. UsageError for a name that cannot be."""
    target = case.folder() / checked(name)
    part = target.with_name(target.name + ".part")
    part.write_bytes(content)
    part.replace(target)
    return target


def copy_in(text: str) -> Path:
    """Takes in a file of this machine, by its path. UsageError where there is none."""
    path = Path(text).expanduser()
    if not path.is_file():
        raise UsageError(f"{text!r} is no file on this machine: give its whole path.")
    return take_in(path.name, path.read_bytes())


def checked(name: str) -> str:
    """The name where it is that of a source: no folder, no hidden file, an ending that can be read."""
    if not NAME.fullmatch(name) or Path(name).suffix.lower() not in KINDS:
        raise UsageError(f"{name!r} is no name of a source: give a file that ends in {', '.join(KINDS)}.")
    return name
