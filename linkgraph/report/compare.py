"""Which two texts to lay side by side: of two accounts, the two that are most alike."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.content import metadata_of, text_of
from linkgraph.content.outline import outline_of
from linkgraph.errors import UsageError
from linkgraph.read.texts import Text, Usage, texts_of
from linkgraph.report.side_by_side import SideBySide, side_by_side
from linkgraph.signals import signals
from linkgraph.signals.texts.passages import Level, shared

if TYPE_CHECKING:
    from linkgraph.store.base import GraphStore

FORMS = ((Level.SKELETON, "document.outline", "outline"), (Level.FILE, "document.file", "traits"))
"""Each level of form, the signal that compares it, and what of a file it reads."""
TRIED = 400
"""Pairs of texts of two accounts that are looked at."""


def compare_documents(store: GraphStore, left: str, right: str, usage: Usage | None = None) -> SideBySide:
    """Lays two texts side by side. `left` and `right` are accounts, ids of documents, or files.

    `usage` counts who uses a passage; without it every text of the case is read for that.

    Raises:
        UsageError: one of them is none of these, or has no text.
        SourceError: a file cannot be read.
    """
    one, two = _closest(_texts(store, left), _texts(store, right))
    if not one.text.strip() or not two.text.strip():
        raise UsageError("one of the two documents holds no text")
    users = usage or Usage(store)
    form = same_form(one.said, two.said)
    return side_by_side((one.account, one.title, one.text), (two.account, two.title, two.text), users, form)


def same_form(left: Mapping[str, str], right: Mapping[str, str]) -> dict[Level, str]:
    """What two files have in common beside their words, in the order of the levels, each with a sentence."""
    found = {}
    for level, key, name in FORMS:
        signal = signals()[key]
        marks = [signal.fingerprint(said[name]) for said in (left, right) if name in said]
        if len(marks) == 2 and marks[0] and marks[1] and (comparison := signal.compare(marks[0], marks[1])):
            found[level] = comparison.detail
    return found


def _texts(store: GraphStore, name: str) -> list[Text]:
    if Path(name).is_file():
        text = text_of(Path(name))
        return [Text(Path(name).name, "", "", text, {**metadata_of(Path(name)), "outline": outline_of(text)})]
    return texts_of(store, name)


def _closest(left: list[Text], right: list[Text]) -> tuple[Text, Text]:
    pairs = [(a, b) for a, b in product(left, right) if (a.account, a.document) != (b.account, b.document)]
    if not pairs:
        raise UsageError("that is one text of one account; give two")
    if len(pairs) == 1:
        return pairs[0]
    return max(pairs[:TRIED], key=_in_common)


def _in_common(pair: tuple[Text, Text]) -> tuple[int, int]:
    left, right = pair
    return shared(left.text, right.text).words, len(same_form(left.said, right.said))
