"""The words of a text with the place each stands at, for showing what two texts share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkgraph.signals.texts.words import ADDRESS_PATTERN, NUMBER_PATTERN, SIGNS, TAG_PATTERN, UNSEEN_SIGNS, words

_PIECE = re.compile(
    rf"(?P<tag>{TAG_PATTERN})|{ADDRESS_PATTERN}|{NUMBER_PATTERN}|[{SIGNS}]|(?:[^\W\d_{SIGNS}]|[{UNSEEN_SIGNS}\u0300-\u036f])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, number, address or sign: how it is compared, and where it stands."""

    word: str
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """The pieces of `text`, in order; markup is none."""
    return list(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    for found in _PIECE.finditer(text):
        if found["tag"] is None and (word := "".join(words(found[0]))):
            yield Piece(word, found.start(), found.end())
