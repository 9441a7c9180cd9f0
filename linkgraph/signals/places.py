"""A canonical address taken apart: house numbers, unit, postcodes, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii
from rapidfuzz.distance import OSA

INSIDE = ("unit", "floor", "pobox")
_HOUSE = re.compile(r"\d{1,5}[a-z]?(?:[-/]\d{1,5}[a-z]?){0,3}")
"""Up to four numbers: `12a`, `5/7`, and district, block, house and flat, as in Japan."""
_POSTCODE = re.compile(r"\d{5,8}|[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}|[a-z]\d[a-z]\d[a-z]\d|\d{4}[a-z]{2}")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Sets of what an address says; `inside` holds `unit 4b`, `floor 2`."""

    houses: frozenset[str]
    inside: frozenset[str]
    postcodes: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=65_536)
def place(value: str) -> Place:
    """The parts of a canonical address, in Latin letters."""
    tokens = anyascii(value).lower().split()
    houses: set[str] = set()
    inside: set[str] = set()
    postcodes: set[str] = set()
    words: set[str] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in INSIDE and at + 1 < len(tokens):
            (houses if token == "pobox" else inside).add(f"{token} {tokens[at + 1]}")
            at += 1
        elif _POSTCODE.fullmatch(token) and (at or len(tokens) < 3 or not token.isdigit() or _house_follows(tokens)):
            postcodes.add(token)
        elif _HOUSE.fullmatch(token):
            houses.add(token.lstrip("0") or "0")
        else:
            words |= {_word(token)} - {""}
        at += 1
    return Place(frozenset(houses), frozenset(inside), frozenset(postcodes), frozenset(words))


def _house_follows(tokens: list[str]) -> bool:
    """True where the figures that come first are the postcode: a house number follows, and no other postcode."""
    rest = [token for before, token in pairwise(tokens) if before not in INSIDE]
    numbers = [token for token in rest if _HOUSE.fullmatch(token)]
    return bool(numbers) and not any(_POSTCODE.fullmatch(token) for token in rest)


def render(found: Place) -> str:
    """One string for one place, whatever the order of its words; `place` reads it back."""
    parts = (found.houses, found.words, found.postcodes, found.inside)
    return " ".join(word for part in parts for word in sorted(part))


def _word(token: str) -> str:
    """A word without punctuation; a number with some keeps it, so that `1/2/3` is not 123."""
    return token if any(char.isdigit() for char in token) else _NOT_WORD.sub("", token)


def leftover(left: frozenset[str], right: frozenset[str]) -> tuple[set[str], set[str], int]:
    """Words of each side without an equal or nearly equal one on the other; letters in the matched ones."""
    if sorted(right) < sorted(left):  # pairing is greedy: begin on the same side, whichever comes first
        second_rest, first_rest, matched = leftover(right, left)
        return first_rest, second_rest, matched
    common = left & right
    first, second = set(left - common), set(right - common)
    letters = sum(map(len, common))
    for word in sorted(first):
        near = min(second, key=lambda other: (OSA.distance(word, other), other), default=None)
        if near is not None and _is_typo(word, near):
            first.remove(word)
            second.remove(near)
            letters += min(len(word), len(near))
    return first, second, letters


def _is_typo(left: str, right: str) -> bool:
    """One edit in words of five letters or more, two from nine; never in words with a digit."""
    shortest = min(len(left), len(right))
    if shortest < 5 or any(char.isdigit() for char in left + right):
        return False
    return OSA.distance(left, right) <= (2 if shortest >= 9 else 1)
