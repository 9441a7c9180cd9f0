"""The sources of a case: which files there are, and taking in another."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from linkgraph.case.config import CONFIG_FILE
from linkgraph.errors import UsageError
from linkgraph.records import record_kinds
from linkgraph.ui import case

Row = dict[str, Any]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,120}")
TABLES = (".csv", ".tsv", ".json", ".jsonl", ".parquet", ".xlsx", ".gz", ".zst")
TELLING = (".xml", ".mbox", ".vcf", ".log", ".graphml", ".db", ".sqlite")
"""Endings of formats that say themselves what they hold."""
KINDS = (*TABLES, *TELLING, ".toml")


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


def table(name: str) -> str:
    """The name of the records that a file of this name holds, as in `profiles.csv.gz`."""
    return name.partition(".")[0].casefold()


def is_known(name: str) -> bool:
    """True where the name of a file says what it holds."""
    return table(name) in record_kinds()


def recognised(name: str, content: bytes) -> str | None:
    """The format of a file that says itself what it holds; None for others."""
    from linkgraph_ingest.core.registry import foreign_for

    with _written(name, content) as path:
        found = foreign_for(path, asked=False)
    return type(found).__module__.rpartition(".")[2] if found else None


def has_mapping() -> bool:
    """True where the case has a `linkgraph.toml`."""
    return (case.folder() / CONFIG_FILE).exists()


def proposed(name: str, content: bytes) -> str:
    """The text of a `linkgraph.toml` that maps this file. LinkgraphError where it is no table."""
    from linkgraph import pipeline

    with _written(name, content) as path:
        return pipeline.suggest_mapping(path)[0]


def read_with(name: str, content: bytes, text: str) -> list[dict[str, str]]:
    """The first rows as they would be read with this `linkgraph.toml`. LinkgraphError where it is wrong."""
    from linkgraph import pipeline

    with _written(name, content) as path:
        return pipeline.preview_mapping(path, text)


@contextmanager
def _written(name: str, content: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / checked(name)
        path.write_bytes(content)
        yield path
