"""What an ingestor is. One module is one format; nothing else has to be edited to add one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from linkgraph.records import Batch, Reject

from .source import Layout, SourceFile


class Ingestor(ABC):
    """Reads one file format into batches of rows. Stateless."""

    name: ClassVar[str]
    """What people call the format."""
    suffixes: ClassVar[tuple[str, ...]]
    """File name endings without the dot, lower case."""
    packable: ClassVar[bool] = True
    """True where the file may also be compressed with gzip or zstd."""

    @abstractmethod
    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of `source` in batches, and what had to be left out.

        Raises SourceError where the file cannot be read (further).
        """

    def tables(self, path: Path) -> Sequence[str]:  # noqa: ARG002
        """The tables of a file that holds several: `[files]` names them, beside the file or instead of it."""
        return ()
