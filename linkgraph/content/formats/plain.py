"""Plain text in any encoding."""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.encoding import decode
from linkgraph.content.formats.base import DocumentFormat


class Plain(DocumentFormat):
    """Text; what is left when nothing else fits."""

    name = "plain text"
    suffixes = ("*",)
    textual = True
    rank = 9

    def text(self, path: Path) -> str:
        """The text as it stands."""
        return decode(path.read_bytes())
