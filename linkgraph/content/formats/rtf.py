"""RTF, by striprtf."""

from __future__ import annotations

import re
from pathlib import Path

from linkgraph.content.formats.base import DocumentFormat

MOST_HEAD = 1 << 20
INFO = {
    "author": "author",
    "operator": "last_modified_by",
    "company": "company",
    "manager": "manager",
    "title": "title",
    "template": "template",
    "generator": "producer",
}
_GROUP = re.compile(rf"{{(?:\\\*)?\\({'|'.join(INFO)})\s((?:[^{{}}]|\\[{{}}])*)}}")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_TIMES = re.compile(r"{\\(creatim|revtim)\\yr(\d+)\\mo(\d+)\\dy(\d+)(?:\\hr(\d+))?(?:\\min(\d+))?")


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

        return str(rtf_to_text(_decoded(path.read_bytes()), errors="replace"))  # type: ignore[no-untyped-call]

    def metadata(self, path: Path) -> dict[str, str]:
        """The information group, the template and the generator (RTF 1.9.1)."""
        from striprtf.striprtf import rtf_to_text

        raw = _decoded(path.read_bytes())[:MOST_HEAD]
        found = {INFO[name]: str(rtf_to_text(f"{{\\rtf1 {text}}}")) for name, text in _GROUP.findall(raw)}  # type: ignore[no-untyped-call]
        for name, year, month, day, hour, minute in _TIMES.findall(raw):
            key = "created_at" if name == "creatim" else "modified_at"
            found[key] = f"{year}-{month:0>2}-{day:0>2}T{hour or '0':0>2}:{minute or '0':0>2}:00"
        return {name: value.rstrip(";") for name, value in found.items()}


def _decoded(data: bytes) -> str:
    """RTF is 7-bit; writers that put other bytes into it mean UTF-8 or the code page they name."""
    named = _CODE_PAGE.search(data[:200])
    for encoding in ("utf-8", f"cp{named[1].decode()}" if named else "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")
