"""The SDN list of OFAC in its CSV form: names, aliases, and the values its remarks name.

`sdn.csv` has no header; `alt.csv` beside it holds the aliases and `sdn_comments.csv` the remarks that
were too long. Ships and aircraft are left out and counted, and so are the postal addresses of `add.csv`. Source:
OFAC's "Data Specifications".
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.lines import text_lines
from .core.source import SourceFile
from .core.utf8 import encoding_of

EMPTY = "-0-"
WIDTH = 12
NUMBER, NAME, KIND, PROGRAM, REMARKS = 0, 1, 2, 3, 11
LEFT_OUT = ("vessel", "aircraft")
LIST, BESIDE, ADDRESSES = "sdn.csv", ("alt.csv", "sdn_comments.csv"), "add.csv"
_ROW = re.compile(r'\d+,"[^"]+",("[^"]*"|-0- ?),')
_VALUES = {
    "email": re.compile(r"Email Address ([^;\s]+@[^;\s]+?)(?=[;.]?(?:\s|$))"),
    "wallet": re.compile(r"Digital Currency Address - \w+ (\w+)"),
    "phone": re.compile(r"Phone Number ([-+()\d ]{7,})"),
    "domain": re.compile(r"Website (?:https?://)?(?:www\.)?([\w.-]+\.\w+)"),
    "name": re.compile(r"[af]\.k\.a\. '([^']+)'"),
}


class OfacSdn(Foreign):
    """Specially Designated Nationals and Blocked Persons."""

    name = "OFAC SDN list"

    def recognises(self, head: Sample) -> bool:
        """True where the first rows have the twelve columns of the list, empty ones `-0-`, and for its parts."""
        if _name(head.path) in (*BESIDE, ADDRESSES):
            return any(_name(file) == LIST for file in head.path.parent.iterdir()) and EMPTY in head.text
        rows = list(csv.reader(head.lines[:20]))
        return bool(rows) and all(_ROW.match(line) for line in head.lines[:20]) and all(len(r) == WIDTH for r in rows)

    def is_read_with_another(self, source: SourceFile) -> bool:
        """True for the aliases and the comments."""
        return _name(source.path) in BESIDE

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A watchlist row for each name, alias and value; the files beside the list are read with it."""
        yield from _unread(source)
        if _name(source.path) == ADDRESSES:
            count = sum(1 for _, row in _rows(source.path) if len(row) > 1)
            yield Reject(source.file, 0, f"{count} postal addresses were left out: a watchlist has no kind for them")
        if _name(source.path) in (*BESIDE, ADDRESSES):
            return
        aliases, comments = _beside(source.path, "alt", 3), _beside(source.path, "sdn_comments", 1)
        left_out = 0
        for line, row in _rows(source.path):
            if len(row) < WIDTH:
                if row and row[0].strip("\x1a "):
                    yield Reject(source.file, line, f"the row has {len(row)} cells where the list has {WIDTH}")
                continue
            if row[KIND].strip() in LEFT_OUT:
                left_out += 1
                continue
            yield from _entry(line, row, aliases.get(row[NUMBER], []), comments.get(row[NUMBER], []))
        if left_out:
            yield Reject(source.file, 0, f"{left_out} ships and aircraft were left out: no account can be one")


def _entry(line: int, row: list[str], aliases: list[str], comments: list[str]) -> Iterator[Record]:
    remarks = "".join([row[REMARKS], *comments])
    found = [("name", name) for name in (row[NAME], *aliases)]
    found += [(kind, value.strip()) for kind, pattern in _VALUES.items() for value in pattern.findall(remarks)]
    label = f"{row[NAME]} [{row[PROGRAM]}]"
    for kind, value in dict.fromkeys(found):
        yield Record("watchlist", line, {"kind": kind, "value": value, "label": label, "source": "OFAC SDN"})


def _beside(path: Path, stem: str, column: int) -> dict[str, list[str]]:
    """The cells of one column in a file beside `path`, by entry."""
    found: dict[str, list[str]] = defaultdict(list)
    file = next((one for one in path.parent.iterdir() if _name(one) == f"{stem}.csv"), None)
    for _, row in _rows(file) if file else ():
        if len(row) > column and row[column].strip() != EMPTY:
            found[row[0]].append(row[column])
    return found


def _name(path: Path) -> str:
    return path.name.lower()


def _unread(source: SourceFile) -> Iterator[Reject]:
    """The lines that are no text."""
    for line in text_lines(source.path, encoding_of(source.path)):
        if line.fault:
            yield Reject(source.file, line.number, line.fault)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    lines = ((line.number, line.text) for line in text_lines(path, encoding_of(path)) if not line.fault)
    for number, text in lines:
        yield number, next(csv.reader([text]), [])
