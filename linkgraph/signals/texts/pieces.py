"""The words of a text with the place each stands at, for showing what two texts share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from linkgraph.normalise.characters import MARKS
from linkgraph.signals.texts.words import ADDRESS_PATTERN, NUMBER_PATTERN, SIGNS, TAG_PATTERN, UNSEEN_SIGNS, words

_PIECE = re.compile(
    rf"(?P<tag>{TAG_PATTERN})|{ADDRESS_PATTERN}|{NUMBER_PATTERN}|[{SIGNS}]"
    rf"|(?:[^\W\d_{SIGNS}]|[{UNSEEN_SIGNS}\u0300-\u036f{MARKS}])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, number, address or sign: how it is compared, and where it stands."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=8)
def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of `text`, in order; markup is none. One text is often taken apart beside many others."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    for found in _PIECE.finditer(text):
        if found["tag"] is None and (word := _compared(found[0])):
            yield Piece(word, found.start(), found.end())


@lru_cache(maxsize=65_536)
def _compared(piece: str) -> str:
    return "".join(words(piece))
