from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.content.hamming import balls, blocks, distance, near_pairs, pack, pairs, pairs_between, table
from linkgraph.content.hamming.words import Pairs

Words = npt.NDArray[np.uint64]
Found = dict[tuple[int, int], int]
WORD = st.integers(0, 2**64 - 1)


def numbers(words: Words) -> list[int]:
    return [int.from_bytes(row.astype(">u8").tobytes()) for row in words]


def slow(words: Words, radius: int) -> Found:
    plain = numbers(words)
    apart = {(i, j): distance(a, plain[j]) for i, a in enumerate(plain) for j in range(i + 1, len(plain))}
    return {pair: bits for pair, bits in apart.items() if bits <= radius}


def collected(found: Iterator[Pairs]) -> Found:
    listed = [row for some in found for row in zip(some.i.tolist(), some.j.tolist(), some.bits.tolist(), strict=True)]
    assert len({(i, j) for i, j, _ in listed}) == len(listed), "a pair came twice"
    return {(i, j): bits for i, j, bits in listed}


def mixture(count: int, copies: int, near: int, seed: int, wide: int = 4) -> Words:
    """Random hashes; some altered copies of others; one crowd of copies that differ in a few bits."""
    rng = np.random.default_rng(seed)
    words = rng.integers(0, 2**64, (count, wide), dtype=np.uint64)
    for at in rng.permutation(count)[:near]:
        words[at] = turned(words[rng.integers(count)], int(rng.integers(0, 45)), rng)
    for at in rng.permutation(count)[:copies]:
        words[at] = turned(words[0], int(rng.integers(0, 9)), rng)
    return words


def turned(word: Words, bits: int, rng: np.random.Generator) -> Words:
    changed = word.copy()
    for bit in rng.integers(0, 64 * len(word), bits).tolist():
        changed[bit // 64] ^= np.uint64(1 << bit % 64)
    return changed


@pytest.fixture
def by_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even few hashes go through the tables, in small batches."""
    monkeypatch.setattr(pairs, "FEW", 0)
    monkeypatch.setattr(table, "BATCH", 50)


@pytest.mark.usefixtures("by_tables")
@pytest.mark.parametrize("radius", [0, 5, 15, 31, 36, 47])
@pytest.mark.parametrize("wide", [1, 2, 4])
def test_the_tables_find_what_the_slow_search_does(radius: int, wide: int) -> None:
    words = mixture(160, 12, 60, seed=radius, wide=wide)
    assert collected(near_pairs(words, radius)) == slow(words, radius)


@pytest.mark.usefixtures("by_tables")
@pytest.mark.parametrize("same", [True, False])
def test_a_crowd_of_copies_is_found_whole(monkeypatch: pytest.MonkeyPatch, same: bool) -> None:
    monkeypatch.setattr(balls, "CROWD", 20)
    words = mixture(260, 0 if same else 90, 60, seed=3)
    if same:
        words[50:140] = words[7]
    assert collected(near_pairs(words, 31)) == slow(words, 31)


@pytest.mark.usefixtures("by_tables")
def test_hashes_that_chance_would_not_make() -> None:
    words = np.zeros((40, 4), dtype=np.uint64)
    assert len(collected(near_pairs(words, 31))) == 40 * 39 / 2
    words[:, 3] = np.arange(40)
    assert collected(near_pairs(words, 2)) == slow(words, 2)
    assert collected(near_pairs(words[:0], 31)) == {}
    assert collected(near_pairs(words[:1], 31)) == {}


def test_a_larger_lot_in_both_ways() -> None:
    words = mixture(pairs.FEW + 2_000, 300, 900, seed=9)
    assert collected(near_pairs(words, 31)) == collected(blocks.pairs_in_blocks(words, 31))


@given(
    st.lists(WORD, max_size=6),
    st.lists(st.sets(st.integers(0, 63), max_size=20).map(lambda bits: sum(1 << b for b in bits)), max_size=6),
    st.lists(WORD, max_size=3),
    st.integers(0, 32),
)
def test_between_two_lists(words: list[int], flips: list[int], others: list[int], radius: int) -> None:
    left, right = words, [word ^ flip for word, flip in zip(words, flips, strict=False)] + others
    found = collected(pairs_between(_column(left), _column(right), radius))
    near = {(i, j): distance(a, b) for i, a in enumerate(left) for j, b in enumerate(right)}
    assert found == {pair: bits for pair, bits in near.items() if bits <= radius}


@pytest.mark.parametrize("search", [lambda w, r: pairs_between(w, w, r), lambda w, r: blocks.pairs_in_blocks(w, r)])
def test_blocks_do_not_change_the_answer(
    monkeypatch: pytest.MonkeyPatch, search: Callable[[Words, int], Iterator[Pairs]]
) -> None:
    words = mixture(60, 5, 30, seed=4, wide=1)
    whole = collected(search(words, 28))
    monkeypatch.setattr(blocks, "DOWN", 7)
    monkeypatch.setattr(blocks, "ACROSS", 11)
    assert collected(search(words, 28)) == whole


def test_words_of_hexadecimal_hashes() -> None:
    assert pack(["00000000000000010000000000000002"]).tolist() == [[1, 2]]
    assert pack([]).shape == (0, 1)


def _column(words: list[int]) -> Words:
    return np.array(words, dtype=np.uint64).reshape(-1, 1)
