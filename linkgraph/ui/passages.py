"""Which words two texts have in common, in order: for the eye, not for the score."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

WORD = re.compile(r"\w+")
FEWEST = 4
"""Words that must follow each other in both texts to be marked."""
LONGEST = 4000
"""Words of each text that are compared."""

Piece = tuple[str, int | None]
"""A piece of a text, and the number of the passage it is; None where it is in neither."""


def passages(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts cut into pieces. Pieces with the same number are the same words in both."""
    ours, theirs = _words(left), _words(right)
    matcher = SequenceMatcher(None, [w for w, *_ in ours], [w for w, *_ in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= FEWEST]
    return (
        _cut(left, [(ours[b.a][1], ours[b.a + b.size - 1][2]) for b in blocks]),
        _cut(right, [(theirs[b.b][1], theirs[b.b + b.size - 1][2]) for b in blocks]),
    )


def _words(text: str) -> list[tuple[str, int, int]]:
    found = (match for match, _ in zip(WORD.finditer(text), range(LONGEST), strict=False))
    return [(match.group().casefold(), match.start(), match.end()) for match in found]


def _cut(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    reached = 0
    for number, (start, end) in enumerate(spans):
        pieces += [(text[reached:start], None), (text[start:end], number)]
        reached = end
    return [piece for piece in [*pieces, (text[reached:], None)] if piece[0]]
