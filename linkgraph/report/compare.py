"""Which two texts to lay side by side: of two accounts, the two that are most alike."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.content import text_of
from linkgraph.errors import UsageError
from linkgraph.read.texts import Text, Usage, texts_of
from linkgraph.report.side_by_side import SideBySide, side_by_side
from linkgraph.signals.texts.passages import shared

if TYPE_CHECKING:
    from linkgraph.store.base import GraphStore

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
    return side_by_side((one.account, one.title, one.text), (two.account, two.title, two.text), users)


def _texts(store: GraphStore, name: str) -> list[Text]:
    if Path(name).is_file():
        return [Text(Path(name).name, "", "", text_of(Path(name)))]
    return texts_of(store, name)


def _closest(left: list[Text], right: list[Text]) -> tuple[Text, Text]:
    pairs = [(a, b) for a, b in product(left, right) if (a.account, a.document) != (b.account, b.document)]
    if not pairs:
        raise UsageError("that is one text of one account; give two")
    if len(pairs) == 1:
        return pairs[0]
    return max(pairs[:TRIED], key=lambda pair: shared(pair[0].text, pair[1].text).words)
