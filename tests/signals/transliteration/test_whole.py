from __future__ import annotations

import pytest

from linkgraph.signals.transliteration import ALIKE, compare
from linkgraph.signals.transliteration.whole import INITIAL, MISSING


@pytest.mark.parametrize(
    ("latin", "other", "alike"),
    [
        ("kim jongmin", "김종민", 2),
        ("jongmin kim", "김종민", 2),
        ("tracy pollan", "폴런 트레이시", 2),
        ("paul tracy pollan", "폴런 트레이시", 2),
        ("ann okafor", "김종민", 0),
        ("", "김종민", 0),
        ("kim", "김", 1),
    ],
)
def test_parts_in_any_order_and_as_one_word(latin: str, other: str, alike: int) -> None:
    [found] = compare([(latin, other)], "hangul")
    assert found.alike == alike
    assert alike < 2 or found.bits > ALIKE


def test_a_part_that_one_name_lacks_takes_off() -> None:
    whole, longer = compare([("tracy pollan", "트레이시 폴런"), ("tracy paul pollan", "트레이시 폴런")], "hangul")
    assert longer.bits < whole.bits


def test_an_initial_that_one_name_leaves_out_counts_little() -> None:
    [without, initial, part] = compare(
        [
            ("john veihmeyer", "존 비마이어"),
            ("b john veihmeyer", "존 비마이어"),
            ("john paul veihmeyer", "존 비마이어"),
        ],
        "hangul",
    )
    assert without.bits - initial.bits == pytest.approx(INITIAL)
    assert without.bits - part.bits == pytest.approx(MISSING)


def test_two_parts_of_the_other_script_may_be_one() -> None:
    [found] = compare([("barbara nattersonhorowitz", "바바라 네터슨 호로비츠")], "hangul")
    assert (found.left, found.right) == (2, 2)
    assert found.alike == 2


def test_a_frequent_family_name_says_little() -> None:
    [same, frequent, rare] = compare(
        [("kim sunghoon", "김성훈"), ("kim sunghoon", "김장훈"), ("namgung sunghoon", "남궁성훈")], "hangul"
    )
    assert frequent.bits < same.bits < rare.bits


def test_titles_and_numbers_of_rulers_are_no_names() -> None:
    [plain, titled] = compare([("henri", "앙리"), ("duke of henri iii", "앙리 세 공작")], "hangul")
    assert titled.bits == plain.bits


def test_a_word_that_is_nothing_but_titles_is_kept() -> None:
    [found] = compare([("king", "킹")], "hangul")
    assert found.left == 1


@pytest.mark.parametrize(
    ("latin", "bare", "titled"), [("victoria", "維多利亞", "維多利亞女王"), ("henry", "亨利", "亨利八世")]
)
def test_a_title_at_the_end_of_a_word_without_blanks_is_no_name(latin: str, bare: str, titled: str) -> None:
    [plain, longer] = compare([(latin, bare), (latin, titled)], "han")
    assert longer.bits == plain.bits


def test_a_title_that_is_the_whole_word_stays() -> None:
    assert compare([("wang", "王")], "han")[0].bits > 0
