from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.content.sameness.shelf import EACH, KEPT, MEETINGS, NEAR, OFF, U64, sharing_with, shelved, with_more


def points(count: int, seed: int) -> U64:
    return np.random.default_rng(seed).integers(0, 1 << 64, count, dtype=np.uint64)


def blurred(words: U64, bits: int, seed: int) -> U64:
    """Each with so many bits turned."""
    rng = np.random.default_rng(seed)
    turned = [sum(1 << int(bit) for bit in rng.choice(KEPT, bits, replace=False)) for _ in words]
    return words ^ np.array(turned, np.uint64)


def slow(words: U64, owners: list[int], wanted: U64, wide: int) -> dict[int, set[int]]:
    """For each picture the wanted points it has, by comparing all with all."""
    shared = defaultdict(set)
    for word, owner in zip(words.tolist(), owners, strict=True):
        for at, asked in enumerate(wanted.tolist()):
            apart = word ^ asked
            if apart.bit_count() <= NEAR and (apart >> (KEPT - wide)).bit_count() <= OFF:
                shared[owner].add(at)
    return shared


@pytest.mark.parametrize("bits", [0, 4, 8])
def test_what_is_found_is_what_comparing_all_finds(bits: int) -> None:
    words = points(900, 1)
    owners = [at // 30 for at in range(900)]
    wanted = np.concatenate([blurred(words[90:110], bits, 2), blurred(words[400:409], bits, 3), points(40, 4)])
    shelf = shelved(words, np.array(owners, np.uint32))
    expected = {one for one, met in slow(words, owners, wanted, shelf.wide).items() if len(met) >= MEETINGS}
    assert set(sharing_with(shelf, wanted, 30)) == expected
    assert bits > 4 or {3, 13} <= expected


def test_who_shares_more_comes_first_and_common_points_count_less() -> None:
    common, rare = points(6, 1), points(6, 2)
    words = np.concatenate([*[common] * 9, rare, common[:4]])
    owners = np.repeat(np.arange(11), [6] * 10 + [4]).astype(np.uint32)
    found = sharing_with(shelved(words, owners), np.concatenate([common, rare]), 11)
    assert found[0] == 9
    assert found[-1] == 10
    assert sharing_with(shelved(words, owners), common[: MEETINGS - 1], 11) == []


def test_without_points_nothing_is_found() -> None:
    empty = shelved(points(0, 1), np.empty(0, np.uint32))
    assert sharing_with(empty, points(9, 2), 5) == []
    assert sharing_with(shelved(points(9, 2), np.zeros(9, np.uint32)), points(0, 1), 5) == []
    assert shelved(points(1 << 12, 2), np.zeros(1 << 12, np.uint32)).wide == 13 - EACH


@given(st.lists(st.tuples(st.sampled_from([0, 1, 7, 1 << 63]) | st.integers(0, 1 << 63), st.booleans()), max_size=60))
def test_points_that_are_added_come_to_what_all_at_once_come_to(drawn: list[tuple[int, bool]]) -> None:
    words = np.array([word for word, _ in drawn], np.uint64)
    owners = np.arange(len(drawn), dtype=np.uint32) // 3
    added = np.array([new for _, new in drawn], np.bool_)[owners * 3 if len(drawn) else owners]
    made = with_more(shelved(words[~added], owners[~added]), words[added], owners[added])
    whole = shelved(words, owners)
    assert [each.tolist() for each in (made.words, made.owners, made.starts)] == [
        each.tolist() for each in (whole.words, whole.owners, whole.starts)
    ]
