"""What the paths of files say: values for the rows of a table, or rows that are a picture or a document each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from linkgraph.records import Batch, Reject, record_kind, record_kinds
from linkgraph.records.paths import as_glob, fields, path_values

from .kept import kept
from .objects import ObjectBatches
from .source import GivenLayout, Layout, SourceFile, is_text, shown

FILE = "file"
ACCOUNT = "account"
NAMED = "named"
"""The attribute that says what a file was called that was kept under another name."""


def are_rows(kind: str, pattern: str) -> bool:
    """True where each file of `pattern` is a row's picture or document: where its path names the account."""
    return kind in record_kinds() and FILE in record_kind(kind).columns and ACCOUNT in fields(pattern)


def path_sources(folder: Path, layout: Layout) -> Iterator[SourceFile]:
    """The patterns whose files are rows, each as a source, where there are such files."""
    for kind, patterns in layout.files.items():
        for pattern in (pattern for pattern in patterns if are_rows(kind, pattern)):
            found = sorted(path for path in folder.glob(as_glob(pattern)) if path.is_file())
            if members := tuple(path for path in found if _is_member(path, folder, pattern)):
                facts = [path.stat() for path in members]
                size, latest = sum(each.st_size for each in facts), max(each.st_mtime_ns for each in facts)
                yield SourceFile(folder / pattern, pattern, kind, size, latest, folder, members)


def _is_member(path: Path, folder: Path, pattern: str) -> bool:
    return ".linkgraph" not in path.parts and bool(path_values(shown(path, folder), [pattern]))


def listing(source: SourceFile) -> str:
    """A digest of where the members of `source` are; empty where it has none."""
    names = "\n".join(shown(path, source.folder) for path in source.members)
    return hashlib.sha256(names.encode("utf-8", "surrogateescape")).hexdigest() if names else ""


def path_rows(source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
    """A row for each member of `source`. One whose name is no text, which no row can name, is kept under another."""
    rows = ObjectBatches(source, GivenLayout(layout.constants, date_formats=layout.date_formats))
    for at, path in enumerate(source.members, start=1):
        file = shown(path, source.folder)
        named = {FILE: file} if is_text(str(path)) else {FILE: kept(source, file, path.read_bytes()), NAMED: file}
        yield from rows.add({**path_values(file, [source.file]), **named}, at)
    yield from rows.flush()


def said_by_path(source: SourceFile, layout: Layout) -> dict[str, str]:
    """The values for rows that have none: what the path of `source` says by a pattern under `[files]`."""
    return path_values(source.file, layout.files.get(source.kind, ()))


def with_values(layout: Layout, kind: str, said: Mapping[str, str]) -> Layout:
    """`layout` where rows of `kind` that have none of these values are given them."""
    constants = {**layout.constants, kind: {**layout.constants.get(kind, {}), **said}}
    return GivenLayout(constants, layout.columns, layout.files, layout.only, layout.date_formats)
