"""One template out of its fillings: the words all have, and the places where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from linkgraph.signals.texts.passages import Shared, shared
from linkgraph.signals.texts.pieces import Piece, pieces
from linkgraph.signals.texts.words import ADDRESS, NUMBER

KEPT = 0.6
"""Part of the texts a word has to stand in to be of the template."""
LONGEST = 60
"""Words of a filling that are kept."""
LOOKED_AT = 60
"""Texts from which the fixed words are taken; further ones are filled in all the same."""
Slot = tuple[int, int]
"""First word of the typical text, and the word after the last; equal where only others have words."""


@dataclass(frozen=True, slots=True)
class Template:
    """`text` has its changing fields as {1}, {2} and so on; `fillings` are each text's, in that order."""

    text: str
    fields: int
    fillings: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is fixed: the words of the typical text, number `base` of all, and the slots in it."""

    base: int
    words: Sequence[Piece]
    slots: Sequence[Slot]
    found: Mapping[int, Shared]
    """The texts from which the fixed words were taken, beside the typical one."""


def template_of(texts: Sequence[str]) -> Template:
    """The template of texts (two or more) that are alike."""
    return filled(texts, frame_of(texts), {})


def frame_of(texts: Sequence[str]) -> Frame:
    """The fixed words of texts (two or more) that are alike: what they are filled into."""
    base = _typical(texts)
    words = pieces(texts[base])
    found = {at: shared(texts[base], text) for at, text in enumerate(texts[: LOOKED_AT + 1]) if at != base}
    return Frame(base, words, _slots(words, list(found.values())), found)


def filled(texts: Sequence[str], frame: Frame, known: Mapping[int, Sequence[str]]) -> Template:
    """The template of `texts`, whose frame is `frame`; `known` are fillings of some of them in the same frame."""
    fillings = [known[at] if at in known else _fillings(texts, frame, at) for at in range(len(texts))]
    return Template(_fixed(texts[frame.base], frame.words, frame.slots), len(frame.slots), fillings)


def _fillings(texts: Sequence[str], frame: Frame, at: int) -> list[str]:
    if at == frame.base:
        return [_own(texts[at], frame.words, slot) for slot in frame.slots]
    one = frame.found[at] if at in frame.found else shared(texts[frame.base], texts[at])
    return [_filling(texts[at], one, slot) for slot in frame.slots]


def _typical(texts: Sequence[str]) -> int:
    """The first text of the middle length."""
    sizes = [len(text) for text in texts]
    return sizes.index(median_low(sizes))


def _slots(words: Sequence[Piece], found: Sequence[Shared]) -> list[Slot]:
    held, opened = [0] * len(words), [0] * (len(words) + 1)
    for one in found:
        for passage in one.passages:
            for at in range(passage.left, passage.left + passage.length):
                held[at] += 1
        for field in one.fields:
            if field.left[0] == field.left[1]:
                opened[field.left[0]] += 1
    fixed = [
        count >= (1 if word.word in (NUMBER, ADDRESS) else KEPT) * len(found)
        for word, count in zip(words, held, strict=True)
    ]
    slots: list[Slot] = []
    at = 0
    while at <= len(words):
        if at < len(words) and not fixed[at]:
            start = at
            while at < len(words) and not fixed[at]:
                at += 1
            slots.append((start, at))
        elif opened[at] > (1 - KEPT) * len(found):
            slots.append((at, at))
        at += 1
    return slots


def _filling(text: str, one: Shared, slot: Slot) -> str:
    """What stands in `text` between the words around the slot; empty where they do not stand around anything."""
    before, after = _partner(one, slot[0] - 1, -1), _partner(one, slot[1], 1)
    first, last = before + 1, after
    if not first <= last <= first + LONGEST:
        return ""
    return _cut(text, one.right, first, last)


def _partner(one: Shared, at: int, step: int) -> int:
    """The word of the other text that word `at`, or the nearest one in that direction, is the same as."""
    size = len(one.left)
    while 0 <= at < size:
        for passage in one.passages:
            if passage.left <= at < passage.left + passage.length:
                return passage.right + at - passage.left
        at += step
    return -1 if step < 0 else len(one.right)


def _own(text: str, words: Sequence[Piece], slot: Slot) -> str:
    return _cut(text, words, *slot)


def _cut(text: str, words: Sequence[Piece], first: int, last: int) -> str:
    return " ".join(text[words[first].start : words[last - 1].end].split()) if first < last else ""


def _fixed(text: str, words: Sequence[Piece], slots: Sequence[Slot]) -> str:
    made, at = [], 0
    for number, (first, last) in enumerate(slots, 1):
        start = words[first].start if first < len(words) else len(text)
        end = words[last - 1].end if last > first else start
        made += [text[at:start], f"{{{number}}}" + (" " if first == last else "")]
        at = max(end, at)
    return "".join([*made, text[at:]])
