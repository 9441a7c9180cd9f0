"""The text of a document, whatever its format."""

from __future__ import annotations

import re
from pathlib import Path

from linkgraph.content.files import check_file
from linkgraph.content.formats import DocumentFormat, document_formats
from linkgraph.errors import SourceError

MOST_BYTES = 50 << 20
HEAD = 4096
BLANK = re.compile(r"\n{3,}")


def text_of(path: Path) -> str:
    """The text of `path`, with newlines only; empty where the document holds none (a scan).

    SourceError, with a sentence, where it is missing, larger than 50 MB, protected by a
    password, damaged or no document.
    """
    path = Path(path)
    check_file(path, MOST_BYTES)
    kind = format_of(path)
    try:
        text = kind.text(path)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from error
    except Exception as error:  # parsers of hostile input raise what happens to go wrong
        what = f"{type(error).__name__} {error}".rstrip()
        raise SourceError(f"{path} is a damaged {kind.name}: {what}") from error
    return _tidy(text)


def format_of(path: Path) -> DocumentFormat:
    """The format of `path`, by its content, and by its suffix where the content leaves it open."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    formats = document_formats()
    for kind in formats:
        if kind.matches(head, path):
            return kind
    suffix = path.suffix.lower().lstrip(".")
    for kind in formats:
        if kind.textual and (suffix in kind.suffixes or "*" in kind.suffixes) and _is_text(head):
            return kind
    raise SourceError(f"{path} is no document that can be read; known: {', '.join(k.name for k in formats)}")


def _is_text(head: bytes) -> bool:
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:200].count(b"\0") > 60


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\x0c", "\n")
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = "\n".join(line.rstrip(" \t\xa0") for line in text.split("\n"))
    return BLANK.sub("\n\n", text).strip()
