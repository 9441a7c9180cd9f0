"""RTF, by striprtf."""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.formats.base import DocumentFormat


class Rtf(DocumentFormat):
    """Rich Text Format."""

    name = "RTF"
    suffixes = ("rtf",)

    def matches(self, head: bytes, path: Path) -> bool:
        """True where the file begins as every RTF does."""
        del path
        return head.lstrip().startswith(b"{\\rtf")

    def text(self, path: Path) -> str:
        """The text without control words."""
        from striprtf.striprtf import rtf_to_text

        raw = path.read_bytes().decode("cp1252", errors="replace")
        return str(rtf_to_text(raw, errors="replace"))  # type: ignore[no-untyped-call]
