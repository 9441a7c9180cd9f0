"""Words that the table of letters finds alike, judged again by how their syllables sound.

Two words are cut side by side the likeliest way. Of each Han character the reading is weighed whole (`bang`), and its
first sound and the rest apart (`b` and `ang`): which Latin consonants and vowels stand for them, beside which letter;
and which Latin letters stand for nothing, between which others. What each of these traits counts is learned by logistic
regression: `benchmarks/transliteration_sounds.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from linkgraph.signals.transliteration.cut import Cut
from linkgraph.signals.transliteration.scripts import latin_symbols, sound, symbols
from linkgraph.signals.transliteration.sides import cuts
from linkgraph.signals.transliteration.table import Floats, Table

GATE = -6.0
"""Bits from which words are judged again: about one in a hundred of unrelated ones."""
VOWELS, OPEN = frozenset("aeiouy"), frozenset("aeiouvwy")
"""Latin letters that begin the vowels of a chunk, and the rest of a reading."""
COLUMNS = ("beside", "latin", "other", "latin letters", "letters", "always")
"""The names of the columns of `sides.parts` in the list of weights, and of bits in any case."""


def judged(known: Table, script: str, latin: Sequence[str], others: Sequence[str], parts: Floats) -> Floats:
    """Bits of each two words, of which `parts` says what the table does; for a script that has such a list."""
    counted = weights(script)
    *columns, always = (counted[column] for column in COLUMNS)
    found = zip(latin, others, cuts(known, latin, others, script), strict=True)
    said = [sum(counted.get(trait, 0.0) for trait in traits(one, other, script, cut)) for one, other, cut in found]
    bits: Floats = parts @ np.array(columns) + always + np.array(said)
    return bits


@cache
def weights(script: str) -> dict[str, float]:
    """Bits of each trait; empty where none are learned."""
    file = resources.files(__package__).joinpath("data", "sounds", f"{script}.tsv")
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {trait: float(bits) for trait, bits in rows}


class _Unit(NamedTuple):
    """One symbol of the script with the Latin letters beside it, and what stands around them."""

    before: str
    left_out: str
    latin: str
    after: str
    symbol: str


def traits(latin: str, other: str, script: str, cut: Cut) -> Iterator[str]:
    """What is weighed of two words that are cut side by side."""
    one, two = latin_symbols(latin), symbols(other, script)
    ending = "^"
    for unit in _units(one, two, cut):
        start, rest = split(unit.symbol)
        yield from _sounds(unit, start, rest)
        if unit.left_out:
            yield from _left_out(unit, start, ending)
        if not unit.latin:
            yield "added"
        ending = rest
    yield from (f"letters {len(two)}", f"latin letters {len(one)}", f"letters {len(two)} {len(one)}")


def _units(latin: Sequence[str], other: Sequence[str], cut: Cut) -> Iterator[_Unit]:
    begin = end = place = 0
    for a, b in cut:
        end += a
        if b:
            start = end - a
            chunk, after = "".join(latin[start:end]), "".join(latin[end : end + 1])
            yield _Unit(
                "".join(latin[max(begin - 1, 0) : begin]), "".join(latin[begin:start]), chunk, after, other[place]
            )
            begin, place = end, place + b


def _sounds(unit: _Unit, start: str, rest: str) -> Iterator[str]:
    closed = next((at for at, letter in enumerate(unit.latin) if letter in VOWELS), len(unit.latin))
    consonants, vowels = unit.latin[:closed], unit.latin[closed:]
    yield f"first {consonants} {start} {(vowels or unit.after)[:1]}"
    yield f"rest {vowels} {rest}"
    yield f"rest {vowels} {rest} {unit.after}"
    yield f"whole {unit.latin} {start}{rest}"
    yield f"whole {unit.latin} {start}{rest} {unit.after}"
    yield f"{(unit.before + unit.left_out)[-1:]} whole {unit.latin} {start}{rest}"


def _left_out(unit: _Unit, start: str, ending: str) -> Iterator[str]:
    yield from ("none" for _ in unit.left_out)
    yield f"none {unit.left_out}"
    yield f"between {unit.before} {unit.left_out} {(unit.latin or unit.after)[:1]}"
    yield f"before {unit.left_out} {start}"
    yield f"after {ending} {unit.left_out}"


@lru_cache(maxsize=65_536)
def split(symbol: str) -> tuple[str, str]:
    """The first sound of a symbol's reading, and the rest."""
    said = sound(symbol)
    if not said.isalpha():
        return said, said
    at = next((at for at, letter in enumerate(said) if letter in OPEN), len(said))
    return said[:at], said[at:]
