from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.transliteration.scripts import latin_symbols, symbols
from linkgraph.signals.transliteration.sides import cuts
from linkgraph.signals.transliteration.table import EMPTY, UNKNOWN, Table, table

PAIRS = st.tuples(st.text("abghikmnz", max_size=5), st.text("巴克恩斯德☃", max_size=3))


@given(st.lists(PAIRS, max_size=4))
def test_the_likeliest_of_all_ways_of_cutting(pairs: list[tuple[str, str]]) -> None:
    known = table("han")
    found = cuts(known, [latin for latin, _ in pairs], [other for _, other in pairs], "han")
    for (latin, other), cut in zip(pairs, found, strict=True):
        one, two = latin_symbols(latin), known.spelt(symbols(other, "han"))
        assert (sum(a for a, _ in cut), sum(b for _, b in cut)) == (len(one), len(two))
        assert set(cut) <= set(known.steps)
        assert _said(known, one, two, cut) == pytest.approx(_slowly(known, one, two))


def test_letters_of_one_name_stand_side_by_side() -> None:
    [cut] = cuts(table("han"), ["patton"], ["巴顿"], "han")
    assert next(size for size in cut if all(size)) == (1, 1)
    assert len([size for size in cut if size[1]]) == len("<巴顿>")


def _said(known: Table, one: tuple[str, ...], two: tuple[str, ...], cut: list[tuple[int, int]]) -> float:
    said, i, j = 0.0, 0, 0
    for a, b in cut:
        said += _bits(known, one[i : i + a], two[j : j + b])
        i, j = i + a, j + b
    return said


def _slowly(known: Table, one: tuple[str, ...], two: tuple[str, ...]) -> float:
    @cache
    def best(i: int, j: int) -> float:
        ways = ((i - a, j - b) for a, b in known.steps if a <= i and b <= j)
        return max((best(a, b) + _bits(known, one[a:i], two[b:j]) for a, b in ways), default=0.0)

    return best(len(one), len(two))


def _bits(known: Table, latin: tuple[str, ...], other: tuple[str, ...]) -> float:
    places = (numbers.get(x, UNKNOWN) if x else EMPTY for numbers, x in ((known.latin, latin), (known.script, other)))
    return math.log2(max(float(known.joint[tuple(places)]), 1e-300))
