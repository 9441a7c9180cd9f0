from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals import signals
from linkgraph.signals.name import Name
from linkgraph.signals.name_parts import likeness, match_many, matched
from linkgraph.signals.nicknames import nicknames

PART = st.sampled_from(
    ["kim", "gim", "min", "minjun", "jun", "yevgeny", "evgeny", "ann", "a", "j", "lee", "li", "bill", "william", "will"]
) | st.text("abcdekmnr", min_size=1, max_size=6)
NAME = st.lists(PART, min_size=1, max_size=5).map(lambda parts: " ".join(sorted(parts)))


@given(st.lists(st.tuples(NAME, NAME), min_size=1, max_size=12))
def test_many_at_once_are_matched_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    found = match_many([left for left, _ in pairs], [right for _, right in pairs])
    for at, (left, right) in enumerate(pairs):
        one = matched(left, right)
        assert [one.alike, one.equal, one.initials] == [found.alike[at], found.equal[at], found.initials[at]]
        assert {one.left, one.right} == {found.left[at], found.right[at]}
        assert np.isclose(one.likeness, found.likeness[at])


@given(st.lists(st.tuples(NAME, NAME), min_size=1, max_size=12))
def test_many_are_compared_and_graded_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    name = signals()["name"]
    plain = [name.compare(left, right) for left, right in pairs]
    assert list(name.compare_many(pairs)) == plain
    levels, _ = name.grade([left for left, _ in pairs], [right for _, right in pairs], {})
    assert [name.levels[level] for level in levels] == [one.level for one in plain if one]


@given(st.lists(NAME | st.sampled_from(["kim|김", "ivan|иван"]), min_size=1, max_size=12, unique=True), st.randoms())
def test_names_prepared_once_are_graded_as_others(names: list[str], draw: random.Random) -> None:
    name, bits = signals()["name"], {"kim": 3.0, "ann": 9.0}
    lefts, rights = ([draw.randrange(len(names)) for _ in range(30)] for _ in range(2))
    once = name.grader(names, bits)(np.array(lefts), np.array(rights))
    anew = name.grade([names[at] for at in lefts], [names[at] for at in rights], bits)
    plain = [name.compare(names[left], names[right]) for left, right in zip(lefts, rights, strict=True)]
    assert all(np.array_equal(one, other) for one, other in zip(once, anew, strict=True))
    assert [name.levels[level] for level in once[0]] == [one.level for one in plain if one]


@given(NAME, NAME)
def test_symmetric(left: str, right: str) -> None:
    assert Name().compare(left, right) == Name().compare(right, left)
    one, other = match_many([left], [right], {"kim": 3.0}), match_many([right], [left], {"kim": 3.0})
    assert one.surprise[0] == other.surprise[0]


def test_a_rare_part_in_common_surprises_more_than_a_common_one() -> None:
    bits = {"kim": 1.0, "okonkwo": 14.0}
    found = match_many(["kim min", "min okonkwo"], ["jun kim", "jun okonkwo"], bits)
    assert found.surprise[1] - found.surprise[0] == 13.0


def test_nicknames_stand_for_names() -> None:
    assert likeness("bill", "william") > 0.9
    assert likeness("sasha", "aleksandr") > 0.9
    assert nicknames("bill") & nicknames("william")
    assert likeness("bill", "margaret") < 0.7


def test_levels_tell_how_names_agree() -> None:
    told = {
        ("john smith", "john smith"): "same",
        ("john smith", "henry john smith"): "longer",
        ("john smith", "bill smith"): "partial",
        ("bill smith", "smith william"): "spelling",
        ("j smith", "john smith"): "initials",
        ("john smith", "smith"): "part",
        ("john smith", "peter parker"): "different",
    }
    for (left, right), level in told.items():
        assert Name().compare(left, right).level == level, (left, right)  # type: ignore[union-attr]
