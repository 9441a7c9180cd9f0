"""Names in two scripts: a fingerprint keeps the name as it is written, so that it can be compared letter by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from linkgraph.signals.skeleton import latin_tokens
from linkgraph.signals.transliteration import ALIKE, Found, compare, script_of

MARK = "|"
"""Stands between the parts in Latin letters and the name in its own script."""
LIKE = 0.88
"""Likeness of parts that reach `ALIKE` bits, as of those in one script."""
SLOW, FAST = 16.0, 8.0
"""Bits in which likeness goes half the way to 1, above `ALIKE`, and loses half of itself, below."""


def spelt(value: str) -> str:
    """The parts in Latin letters, sorted; of a name in another script also the name itself, after a bar."""
    own = value.rpartition(MARK)[2]
    latin = " ".join(sorted(latin_tokens(own)))
    return f"{latin}{MARK}{_plain(own)}" if latin and script_of(own) else latin


def latin(fingerprint: str) -> str:
    """The parts in Latin letters of a fingerprint."""
    return fingerprint.partition(MARK)[0]


def crossings(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[int, Found]]:
    """What the pairs of fingerprints say of which one is in Latin letters and the other in a script with a table."""
    asked: dict[str, list[int]] = {}
    for at, (left, right) in enumerate(pairs):
        if (MARK in left) != (MARK in right):
            other = left if MARK in left else right
            asked.setdefault(script_of(other.partition(MARK)[2]) or "", []).append(at)
    for script, places in asked.items():
        if script:
            found = compare([_latin_first(*pairs[at]) for at in places], script)
            yield from zip(places, found, strict=True)


def likeness(bits: float) -> float:
    """0 to 1, never the same for different bits: `LIKE` where two parts are just alike."""
    if bits < ALIKE:
        return LIKE * float(0.5 ** min((ALIKE - bits) / FAST, 60))
    return 1 - (1 - LIKE) * float(0.5 ** min((bits - ALIKE) / SLOW, 60))


def _latin_first(left: str, right: str) -> tuple[str, str]:
    name, other = (right, left) if MARK in left else (left, right)
    return name, other.partition(MARK)[2]


def _plain(name: str) -> str:
    """Letters and their marks alone, in small letters; the apostrophe changes what a Hebrew letter stands for."""
    kept = (char if char.isalpha() or unicodedata.combining(char) or char == "'" else " " for char in name)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).lower().split())
