from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.transliteration import ALIKE, bits, script_of
from linkgraph.signals.transliteration.bits import READ_OTHERWISE, UNLIKE, by_letters, weights_of
from linkgraph.signals.transliteration.scripts import latin_symbols, symbols
from linkgraph.signals.transliteration.table import EMPTY, UNKNOWN, table

ONE_NAME = [
    ("Chandler", "צ'נדלר"),
    ("Poincaré", "بوانكاريه"),
    ("Zidane", "齐达内"),
    ("Keiser", "カイザー"),
    ("Shigejiro", "しげじろう"),
    ("Gagarin", "гагарин"),
    ("Weinstein", "바인스타인"),
    ("Tanaka", "田中"),
    ("Zhang", "장"),
]
ALPHABETS = {"cyrillic": "абвгджихц", "hebrew": "אבגד'", "hangul": "가김종민", "kana": "カザンー"}


@pytest.mark.parametrize(("latin", "other"), ONE_NAME)
def test_one_name_in_two_scripts(latin: str, other: str) -> None:
    script = script_of(other)
    assert script
    assert bits([latin], [other], script)[0] > ALIKE


@pytest.mark.parametrize(("latin", "other"), [(one[0], two[1]) for one in ONE_NAME for two in ONE_NAME if one != two])
def test_other_names(latin: str, other: str) -> None:
    script = script_of(other)
    assert script
    assert bits([latin], [other], script)[0] < ALIKE


@pytest.mark.parametrize(
    ("text", "script"),
    [("Kim", None), ("Ким", "cyrillic"), ("김 min", None), ("김 종", "hangul"), ("12", None), ("Ωρα", None)],
)
def test_script(text: str, script: str | None) -> None:
    assert script_of(text) == script


@given(
    st.sampled_from(sorted(ALPHABETS)).flatmap(lambda s: st.tuples(st.just(s), st.text(ALPHABETS[s], max_size=4))),
    st.text("abghikmnz", max_size=4),
)
def test_as_all_ways_of_cutting_say(other: tuple[str, str], latin: str) -> None:
    script, word = other
    found = bits([latin, "kim"], [word, word], script)[0]
    usual = _slowly(script, latin, word)
    readings = [_weighed(script, usual)]
    for name, cost in READ_OTHERWISE.get(script, {}).items():
        beside, *alone, one, two = _slowly(name, latin, word)
        if name in UNLIKE:
            alone = [math.log2(2**a + 2**b) for a, b in zip(alone, usual[1:3], strict=True)]
        readings.append(_weighed(script, (beside, *alone, one, two)) - cost)
    assert found == pytest.approx(max(readings), abs=1e-6)


def test_what_is_no_japanese_name_is_not_read_as_one() -> None:
    found = by_letters(["kabila", "tanaka"], ["可米洛", "田中"], "han")
    assert found[0] < 0 < ALIKE < found[1]


def _weighed(script: str, parts: tuple[float, ...]) -> float:
    return sum(weight * part for weight, part in zip(weights_of(script), (*parts, 1), strict=True))


def _slowly(name: str, latin: str, word: str) -> tuple[float, ...]:
    known = table(name)
    one, two = latin_symbols(latin), known.spelt(symbols(word, name.partition("_")[0]))
    shares = known.alone(0), known.alone(1)

    @cache
    def together(i: int, j: int) -> float:
        if i == j == 0:
            return 1.0
        return sum(
            together(i - a, j - b)
            * float(known.joint[_number(known.latin, one[i - a : i]), _number(known.script, two[j - b : j])])
            for a, b in known.steps
            if a <= i and b <= j
        )

    def alone(word: tuple[str, ...], side: int) -> float:
        if not word:
            return 1.0
        numbers = (known.latin, known.script)[side]
        longest = min(known.longest[side], len(word))
        return sum(
            alone(word[:-size], side) * float(shares[side][_number(numbers, word[-size:])])
            for size in range(1, longest + 1)
        )

    apart = math.log2(max(alone(one, 0), 1e-300)), math.log2(max(alone(two, 1), 1e-300))
    return (math.log2(max(together(len(one), len(two)), 1e-300)), *apart, len(one), len(two))


def _number(numbers: object, chunk: tuple[str, ...]) -> int:
    return numbers.get(chunk, UNKNOWN) if chunk else EMPTY  # type: ignore[attr-defined]
