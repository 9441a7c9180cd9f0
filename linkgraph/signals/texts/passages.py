"""What two texts share, passage by passage, and what was changed between passages.

A passage is a run of words that stands in both. It is found by its first three words and made as
long as it goes (greedy string tiling, Wise 1993, from the left); passages may stand in another order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from linkgraph.signals.texts.marks import common_words
from linkgraph.signals.texts.pieces import Piece, pieces
from linkgraph.signals.texts.words import ADDRESS, NUMBER

SEED, SHORTEST, TELLING = 3, 4, 2
"""Words by which a passage is found, words it has at least, and words in it that not everybody uses."""
TRIED = 16
"""Places of the other text tried for one beginning."""
FIELD = 12
"""Words between two passages up to which they are one changed place."""
TEMPLATE = 0.6
"""Part of either text in passages from which one is the other with places changed."""


class Level(StrEnum):
    """How two texts are alike, from the strongest to nothing."""

    IDENTICAL = "identical"
    FIELDS = "fields changed"
    PASSAGES = "shared passages"
    SKELETON = "same skeleton"
    FILE = "same file template"
    NONE = "nothing shared"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in both: `length` of them from word `left` of the one and word `right` of the other on."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Field:
    """A changed place: words from and to (not included), in either text; one of them may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two texts taken apart."""

    left: Sequence[Piece]
    right: Sequence[Piece]
    passages: Sequence[Passage]
    fields: Sequence[Field]

    @property
    def words(self) -> int:
        """Words in passages."""
        return sum(passage.length for passage in self.passages)

    @property
    def parts(self) -> tuple[float, float]:
        """The part of each text that is in passages."""
        return self.words / max(len(self.left), 1), self.words / max(len(self.right), 1)

    @property
    def level(self) -> Level:
        """How the two are alike."""
        if self.left and not self.fields and [one.word for one in self.left] == [one.word for one in self.right]:
            return Level.IDENTICAL
        if not self.passages:
            return Level.NONE
        return Level.FIELDS if min(self.parts) >= TEMPLATE else Level.PASSAGES


def shared(left: str, right: str) -> Shared:
    """Takes two texts apart."""
    a, b = pieces(left), pieces(right)
    same = [left[one.start : one.end] for one in a], [right[one.start : one.end] for one in b]
    whole = _passages([piece.word for piece in a], [piece.word for piece in b])
    found = [part for one in sorted(whole, key=lambda one: one.left) for part in _without_numbers(one, a, *same)]
    return Shared(a, b, found, list(_fields(found, len(a), len(b))))


def _without_numbers(
    whole: Passage, words: Sequence[Piece], left: Sequence[str], right: Sequence[str]
) -> Iterator[Passage]:
    """The parts of a passage between numbers and addresses that are not the same number or address."""
    start = 0
    for step in range(whole.length + 1):
        a, b = whole.left + step, whole.right + step
        if step == whole.length or (words[a].word in (NUMBER, ADDRESS) and left[a] != right[b]):
            if step > start:
                yield Passage(whole.left + start, whole.right + start, step - start)
            start = step + 1


def _passages(a: Sequence[str], b: Sequence[str]) -> Iterator[Passage]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - SEED + 1):
        places[tuple(b[at : at + SEED])].append(at)
    used = [False] * len(b)
    at = 0
    while at <= len(a) - SEED:
        best, length = 0, 0
        for place in places.get(tuple(a[at : at + SEED]), ())[:TRIED]:
            reach = _reach(a, b, at, place, used)
            if reach > length:
                best, length = place, reach
        if length >= SHORTEST and _tells(a[at : at + length]):
            used[best : best + length] = [True] * length
            yield Passage(at, best, length)
            at += length
        else:
            at += 1


def _reach(a: Sequence[str], b: Sequence[str], at: int, place: int, used: Sequence[bool]) -> int:
    length = 0
    while (
        at + length < len(a)
        and place + length < len(b)
        and a[at + length] == b[place + length]
        and not used[place + length]
    ):
        length += 1
    return length


def _tells(words: Sequence[str]) -> bool:
    common = common_words()
    return sum(word not in common for word in words) >= TELLING


def _fields(passages: Sequence[Passage], left: int, right: int) -> Iterator[Field]:
    """The short places between passages that follow each other in both texts, and before and after them."""
    ends = [Passage(0, 0, 0), *passages, Passage(left, right, 0)] if passages else []
    for one, two in pairwise(ends):
        a, b = (one.left + one.length, two.left), (one.right + one.length, two.right)
        sizes = a[1] - a[0], b[1] - b[0]
        if any(sizes) and all(0 <= size <= FIELD for size in sizes):
            yield Field(a, b)
