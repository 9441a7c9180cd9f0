"""What a document format is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file: its name there, the page or place it stands on, from 1, and its bytes."""

    name: str
    place: int
    data: bytes


class DocumentFormat(ABC):
    """Reads the text of one kind of document."""

    name: ClassVar[str]
    """What people call it, with an article where a sentence needs none."""
    suffixes: ClassVar[tuple[str, ...]] = ()
    """File name endings without the dot, lower case; `*` is any."""
    textual: ClassVar[bool] = False
    """True where the suffix is enough, because the content of such a file says nothing."""
    rank: ClassVar[int] = 0
    """Lower ones are tried first."""

    def matches(self, head: bytes, path: Path) -> bool:
        """True where the first bytes (4096 at most) show this format."""
        del head, path
        return False

    @abstractmethod
    def text(self, path: Path) -> str:
        """The text of `path`. Raises SourceError, or anything where the file is damaged."""

    def metadata(self, path: Path) -> dict[str, str]:
        """What the file says about itself, by the names in `metadata.py`; raises like `text`."""
        del path
        return {}

    def members(self, path: Path) -> Iterator[Member]:
        """The pictures and attachments inside `path`; raises like `text`."""
        del path
        return iter(())
