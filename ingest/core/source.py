"""A source file and what the case says about reading it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

_BYTE = re.compile(rb"\\x([89a-f][0-9a-f])")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path, its name as shown to people, and the kind of record it holds.

    `file` is relative to the case `folder` where it lies inside, else absolute. `size` is in
    bytes, `mtime_ns` in nanoseconds. A pattern whose files are a row each is one source: it is called like the
    pattern, and its files are the `members`.
    """

    path: Path
    file: str
    kind: str
    size: int
    mtime_ns: int
    folder: Path = Path()
    members: tuple[Path, ...] = ()


def source_file(path: Path, folder: Path, kind: str) -> SourceFile:
    """The source at `path` with its size and time as they are now."""
    facts = path.stat()
    return SourceFile(path, shown(path, folder), kind, facts.st_size, facts.st_mtime_ns, folder)


def shown(path: Path, folder: Path) -> str:
    r"""`path` relative to the case folder if it lies inside, else absolute; always with `/`.

    Bytes that are no UTF-8, as archives of other systems leave them in names, are shown as `\xe9`.
    """
    absolute, root = Path(os.path.abspath(path)), Path(os.path.abspath(folder))  # noqa: PTH100
    inside = absolute.is_relative_to(root)
    name = (absolute.relative_to(root) if inside else absolute).as_posix()
    return name if is_text(name) else os.fsencode(name).decode("utf-8", "backslashreplace")


def is_text(name: str) -> bool:
    """True for the name of a file that can be written down, so that a row can name it."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def located(file: str, folder: Path) -> Path:
    """The path that `shown` shows as `file`."""
    path = folder / file
    if "\\x" in file and not path.exists():
        return Path(os.fsdecode(_BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), os.fsencode(path))))
    return path


class Layout(Protocol):
    """How the files of a case are laid out; `linkgraph.case.CaseConfig` is one."""

    @property
    def files(self) -> Mapping[str, tuple[str, ...]]:
        """Further file patterns for each record kind."""

    @property
    def columns(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each record kind our column names and the header names read into them."""

    @property
    def constants(self) -> Mapping[str, Mapping[str, str]]:
        """For each record kind the values of rows that have none."""

    @property
    def only(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each record kind header names and the texts that the rows to be read have there."""

    @property
    def date_formats(self) -> tuple[str, ...]:
        """How dates are written, for strptime; empty where they are ISO 8601."""


@dataclass(frozen=True)
class GivenLayout:
    """A layout of given parts: of no part it says anything unless told so."""

    constants: Mapping[str, Mapping[str, str]]
    columns: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ()


class CaseFolder(Protocol):
    """A folder with a layout; `linkgraph.case.Case` is one."""

    @property
    def folder(self) -> Path:
        """The case folder."""

    @property
    def config(self) -> Layout:
        """Its layout."""
