"""The outline of a text: its headings, and what stands between them, in their order.

`# Scope / text / # Timeline / list / text`. A heading is a short line that ends in no full stop and does not go on the
line before it; runs of paragraphs are one `text`, runs of list items one `list`. The lines are looked at, not the
styles of a format, so that a PDF, a Word file and a pasted text of one bid have the same outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_BLOCKS = 60
LONGEST_HEADING, MOST_WORDS = 60, 8
"""Characters and words of a heading at most; in scripts without spaces the first counts double."""
WHOLE_LINE, SHORTEST_LINE = 0.75, 50
"""Part of the longest line, and characters, from which a line that ends in no full stop goes on in the next."""
FEWEST = 2
"""Headings below which a text has no outline."""
_ITEM = re.compile(
    "^(?:[-*+\u2022\u25aa\u25cf\u25e6\u2023\u25cb\u25a0\u25a1\u27a4\u2713\u2013\u2014\u00b7]|"
    r"\(?[a-z\d]{1,2}[.)])\s+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]|[A-Z][.)])\s+(?=[^\W\d_])")
_ENDS = re.compile("[.!?;,\u2026\u3001\u3002\uff01\uff0c\uff1b\uff1f][\"'\u2019\u201d)]*$")
_NOT_A_HEADING = re.compile(r"@|://|www\.|\d{3}")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def outline_of(text: str) -> str:
    """The blocks of `text` joined by ` / `; empty where it has fewer than two headings."""
    if text.count("\n") < FEWEST:
        return ""
    blocks = list(_blocks([line.strip() for line in text.splitlines() if line.strip()]))[:MOST_BLOCKS]
    headings = sum(block.startswith("# ") for block in blocks)
    return " / ".join(blocks) if headings >= FEWEST else ""


def _blocks(lines: list[str]) -> Iterator[str]:
    goes_on, last = False, ""
    whole = max([SHORTEST_LINE, *(WHOLE_LINE * _size(line) for line in lines)])
    for at, line in enumerate(lines):
        heading = None if goes_on else _heading(line, lines[at + 1] if at + 1 < len(lines) else "")
        if heading:
            yield f"# {heading}"
        kind = "#" if heading else last if goes_on else "list" if _ITEM.match(line) else "text"
        if not heading and kind != last:
            yield kind
        last = kind
        goes_on = not heading and _size(line) >= whole and not _ENDS.search(line)


def _heading(line: str, following: str) -> str | None:
    """The words of a heading without its number; None where the line is none."""
    if not following or _size(line) > LONGEST_HEADING or _ENDS.search(line) or _NOT_A_HEADING.search(line):
        return None
    number = _NUMBERED.match(line)
    if number and _NUMBERED.match(following):
        return None
    if not number and _ITEM.match(line):
        return None
    words = line[number.end() if number else 0 :].lstrip("#").strip(" :*_=-\u2013\u2014|/")
    first = next((char for char in words if char.isalpha()), "")
    if not first or first.islower() or len(words.split()) > MOST_WORDS:
        return None
    return words.replace(" / ", " ")


def _size(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))
