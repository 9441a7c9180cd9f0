"""Two texts side by side: shared passages in the same colour, changed places marked, common text faded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from linkgraph.signals.texts.passages import Level, Passage, Shared, shared
from linkgraph.signals.texts.pieces import Piece

COLOURS = 8
"""Passages take turns with so many colours."""
COMMON = 20
"""Accounts from which a passage is everybody's and is faded."""
Users = Callable[[str], int]
"""How many accounts use a passage."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `plain`, `passage`, `common` (a passage everybody uses) or `field`.

    `number` is that of the passage or field, the same on both sides, from 1; 0 for plain text.
    """

    text: str
    kind: str
    number: int = 0

    @property
    def colour(self) -> int:
        """The colour of a passage, 0 to COLOURS - 1."""
        return (self.number - 1) % COLOURS


@dataclass(frozen=True, slots=True)
class Side:
    """One text: whose, what it is called, and its stretches."""

    account: str
    title: str
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What two texts share, for people."""

    left: Side
    right: Side
    level: Level
    words: int
    parts: tuple[float, float]
    fields: Sequence[tuple[str, str]]
    common: int
    form: Mapping[Level, str] = field(default_factory=dict)
    """What the two have in common beside their words: levels and sentences."""

    @property
    def sentence(self) -> str:
        """What there is to see, in a sentence or two."""
        form = "".join(f" The two {detail}." for detail in self.form.values())
        return f"{self._words()}{form}"

    def _words(self) -> str:
        if self.level is Level.IDENTICAL:
            return "The same text on both sides."
        if not self.words:
            return "No passage stands in both texts."
        left, right = self.parts
        share = f"{self.words} words stand in both, {left:.0%} of the left text and {right:.0%} of the right"
        changed = f"; {len(self.fields)} places are changed" if self.level is Level.FIELDS else ""
        faded = f"; {self.common} of these words are in passages that many others use" if self.common else ""
        return f"{share}{changed}{faded}."


def side_by_side(
    left: tuple[str, str, str],
    right: tuple[str, str, str],
    users: Users | None = None,
    form: Mapping[Level, str] | None = None,
) -> SideBySide:
    """Compares two texts, each given as account, title and text. `users` counts the accounts that use a passage.

    `form` is what their files have in common beside the words; where no passage is shared it is their level.
    """
    found = shared(left[2], right[2])
    common = [users is not None and users(_words(found.left, one)) > COMMON for one in found.passages]
    kinds = ["common" if faded else "passage" for faded in common]
    return SideBySide(
        Side(*left[:2], list(_spans(left[2], found.left, _marks(found, kinds, 0)))),
        Side(*right[:2], list(_spans(right[2], found.right, _marks(found, kinds, 1)))),
        next(iter(form), Level.NONE) if form and found.level is Level.NONE else found.level,
        found.words,
        found.parts,
        [_field(left[2], right[2], found, number) for number in range(len(found.fields))],
        sum(one.length for one, faded in zip(found.passages, common, strict=True) if faded),
        form or {},
    )


def as_dict(made: SideBySide) -> dict[str, Any]:
    """The comparison as plain data."""
    return {
        "level": str(made.level),
        "sentence": made.sentence,
        "words": made.words,
        "left_part": round(made.parts[0], 3),
        "right_part": round(made.parts[1], 3),
        "common_words": made.common,
        "form": [{"level": str(level), "detail": detail} for level, detail in made.form.items()],
        "fields": [{"left": a, "right": b} for a, b in made.fields],
        "passages": [span.text for span in made.left.spans if span.kind in ("passage", "common")],
        **{
            name: {
                "account": side.account,
                "title": side.title,
                "spans": [{"text": s.text, "kind": s.kind, "number": s.number, "colour": s.colour} for s in side.spans],
            }
            for name, side in (("left", made.left), ("right", made.right))
        },
    }


def _words(text: Sequence[Piece], passage: Passage) -> str:
    return " ".join(piece.word for piece in text[passage.left : passage.left + passage.length])


Mark = tuple[int, int, str, int]
"""First word, word after the last, kind, number."""


def _marks(found: Shared, kinds: Sequence[str], side: int) -> list[Mark]:
    starts = [(one.left, one.right)[side] for one in found.passages]
    marks = [
        (start, start + one.length, kind, number)
        for number, (start, one, kind) in enumerate(zip(starts, found.passages, kinds, strict=True), 1)
    ]
    places = [(field.left, field.right)[side] for field in found.fields]
    marks += [(first, last, "field", number) for number, (first, last) in enumerate(places, 1) if first < last]
    return sorted(marks)


def _spans(text: str, words: Sequence[Piece], marks: Sequence[Mark]) -> Iterator[Span]:
    at = 0
    for first, last, kind, number in marks:
        start, end = words[first].start, words[last - 1].end
        if start > at:
            yield Span(text[at:start], "plain")
        yield Span(text[start:end], kind, number)
        at = end
    if at < len(text):
        yield Span(text[at:], "plain")


def _field(left: str, right: str, found: Shared, number: int) -> tuple[str, str]:
    field = found.fields[number]
    return _cut(left, found.left, field.left), _cut(right, found.right, field.right)


def _cut(text: str, words: Sequence[Piece], place: tuple[int, int]) -> str:
    first, last = place
    return " ".join(text[words[first].start : words[last - 1].end].split()) if first < last else ""
