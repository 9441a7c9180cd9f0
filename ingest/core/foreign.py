"""Formats that say themselves what they hold: logs, statements, mail, other tools' reports.

They are told by their content, whatever the file is called. One yields records of several kinds.
"""

from __future__ import annotations

import dataclasses
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject

from .ingestor import Ingestor
from .objects import ObjectBatches
from .source import GivenLayout, Layout, SourceFile
from .unpack import opened
from .utf8 import encoding_of, utf8_blocks

HEAD = 1 << 16


@dataclass(frozen=True)
class Sample:
    """The beginning of a file, unpacked: what a format is told by."""

    path: Path
    data: bytes

    @cached_property
    def text(self) -> str:
        """The beginning as text, in the encoding of the file; empty for binary files."""
        if not self.data or b"\0\0\0\0" in self.data[:4096]:
            return ""
        try:
            blocks = utf8_blocks(self.path, encoding_of(self.path))
            return next(blocks, b"")[:HEAD].decode("utf-8", "replace").lstrip("\ufeff")
        except SourceError:
            return ""

    @cached_property
    def lines(self) -> list[str]:
        """The lines at the beginning that are not blank, the last one left out where it may be cut."""
        lines = self.text.splitlines()
        whole = lines[:-1] if len(self.text) >= HEAD - 8 and len(lines) > 1 else lines
        return [line for line in whole if line.strip()]

    @property
    def suffix(self) -> str:
        """The ending of the file name, lower case, without the dot and without that of a packing."""
        parts = [part for part in self.path.name.lower().split(".")[1:] if part not in ("gz", "zst")]
        return parts[-1] if parts else ""


def sample(path: Path) -> Sample:
    """The beginning of `path`; empty where it cannot be read."""
    try:
        with opened(path) as stream:
            return Sample(path, stream.read(HEAD))
    except (SourceError, OSError):
        return Sample(path, b"")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a record kind: values by our column names, lists for several; what is None is unknown."""

    kind: str
    line: int
    values: Mapping[str, Any]


class Foreign(Ingestor):
    """Reads a format that is told by its content."""

    suffixes: ClassVar[tuple[str, ...]] = ()
    automatic: ClassVar[bool] = True
    """False where such a file in a case folder is a document as well, so that it must be asked for."""

    @abstractmethod
    def recognises(self, head: Sample) -> bool:
        """True where `head` is the beginning of this format, beyond doubt."""

    @abstractmethod
    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """The records of `source`. Raises SourceError where it cannot be read (further)."""

    def is_read_with_another(self, source: SourceFile) -> bool:
        """True for a part of a list that is read with the file beside it."""
        del source
        return False

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The records of `source` in batches, one kind each. Where there is none, a reject says so."""
        gathered: dict[str, ObjectBatches] = {}
        plain = GivenLayout(layout.constants)
        failed: SourceError | None = None
        said = False
        try:
            for item in self.records(source):
                said = True
                if isinstance(item, Reject):
                    yield item
                    continue
                if item.kind not in gathered:
                    of_kind = dataclasses.replace(source, kind=item.kind)
                    gathered[item.kind] = ObjectBatches(of_kind, plain, whole=False)
                yield from gathered[item.kind].add(item.values, item.line)
        except SourceError as error:
            failed = error
        for batches in gathered.values():
            yield from batches.flush()
        if failed:
            raise failed
        if not said and not self.is_read_with_another(source):
            yield Reject(source.file, 0, f"nothing in this file ({self.name}) tells of accounts or is watched for")
