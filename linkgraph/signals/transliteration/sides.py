"""What the table of letters says of many pairs of words, each distinct word looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from linkgraph.signals.transliteration.align import Codes, Words, alone, codes, numbered, together
from linkgraph.signals.transliteration.cut import Cut, likeliest
from linkgraph.signals.transliteration.scripts import latin_symbols, symbols
from linkgraph.signals.transliteration.table import Floats, Ints, Table

CHUNK = 20_000
TABLES = 32
"""Sides of tables of which the codes are kept: of every script both, and some."""


def parts(known: Table, latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """Of each two words: log2 of their probability side by side, of each alone, and the letters of each."""
    one, other = _Side(known, latin, None), _Side(known, others, script)
    beside = np.zeros(len(latin))
    for at in _batches(one, other):
        beside[at] = together(known, one.some(at), other.some(at))
    letters = one.words.length[one.at], other.words.length[other.at]
    each = alone(one.words, known.alone(0))[one.at], alone(other.words, known.alone(1))[other.at]
    return np.column_stack([beside, *each, *letters])


def cuts(known: Table, latin: Sequence[str], others: Sequence[str], script: str) -> list[Cut]:
    """The likeliest way of cutting each two words side by side."""
    one, other = _Side(known, latin, None), _Side(known, others, script)
    found: dict[int, Cut] = {}
    for at in _batches(one, other):
        found.update(zip(at.tolist(), likeliest(known, one.some(at), other.some(at)), strict=True))
    return [found[at] for at in range(len(latin))]


def _batches(one: _Side, other: _Side) -> Iterator[Ints]:
    """Pairs of like lengths together."""
    order = np.lexsort((one.words.length[one.at], other.words.length[other.at]))
    yield from (order[start : start + CHUNK] for start in range(0, len(order), CHUNK))


@lru_cache(TABLES)
def _codes(known: Table, side: int) -> Codes:
    return codes((known.latin, known.script)[side])


class _Side:
    """The distinct words of one side, and which of them each pair has."""

    def __init__(self, known: Table, words: Sequence[str], script: str | None) -> None:
        distinct = sorted(set(words))
        place = {word: at for at, word in enumerate(distinct)}
        self.at: Ints = np.array([place[word] for word in words], np.int64)
        spelt = [known.spelt(symbols(word, script)) if script else latin_symbols(word) for word in distinct]
        side = 1 if script else 0
        self.words: Words = numbered(spelt, _codes(known, side), known.longest[side])

    def some(self, at: Ints) -> Words:
        """The words of these pairs."""
        return self.words.some(self.at[at])
