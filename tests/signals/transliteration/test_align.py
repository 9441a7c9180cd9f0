from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.transliteration.align import codes, numbered
from linkgraph.signals.transliteration.table import EMPTY, UNKNOWN

LETTERS = st.sampled_from(["a", "b", "ch", "д", "☃"])
KNOWN = st.lists(st.sampled_from(["a", "b", "ch", "д"]), min_size=1, max_size=4).map(tuple)


@given(st.lists(st.lists(LETTERS, max_size=7).map(tuple), max_size=6), st.lists(KNOWN, max_size=12, unique=True))
def test_chunks_are_numbered_as_one_by_one(words: list[tuple[str, ...]], chunks: list[tuple[str, ...]]) -> None:
    numbers = {(): EMPTY, **{chunk: at for at, chunk in enumerate(sorted(chunks), start=2)}}
    found = numbered(words, codes(numbers), 4)
    assert found.length.tolist() == [len(word) for word in words]
    for at, word in enumerate(words):
        for end in range(found.chunk.shape[1]):
            for size in range(5):
                inside = size <= end <= len(word)
                wanted = numbers.get(word[end - size : end], UNKNOWN) if inside else EMPTY if size == 0 else UNKNOWN
                assert found.chunk[at, end, size] == wanted
