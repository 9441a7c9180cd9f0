from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.texts.hashes import PADDING, hash_of, hashes_of
from linkgraph.signals.texts.many import marks_of_many
from linkgraph.signals.texts.marks import marks_of

TRICKY = [
    "",
    "word",
    "12 word 1,2 3.4 - 5 a1b2",
    "12",
    "ends with 34",
    "56 begins",
    "at @ sign @\nand @",
    "a\0b 1\x002 3\x1c4",
    "mail a.b@example.com, see https://example.org/a?b=1 or www.example.com",
    "<p>Dear &amp; [b]client[/b]</p>",
    "it\u2019s \u201cquoted\u201d \u2013 \u2022 item\u2026 caf\u00e9",
    "it\u2019s plain",
    "\u043f\u0440\u0438\u0432\u0435\u0442 scop\u0435",
    "\uc548\ub155\ud558\uc138\uc694 \u6211\u6709\u5341\u5e74",
    "snake_case UPPER x" + "y" * 200,
    "line\u2028other\u00a0blank",
]


@pytest.mark.parametrize("text", TRICKY)
def test_many_give_what_one_gives(text: str) -> None:
    rows = marks_of_many([text, *TRICKY, text])
    assert [row.tolist() for row in (rows[0], rows[len(rows) - 1])] == [marks_of(text).tolist()] * 2


@given(st.lists(st.text(st.sampled_from("aZz9 .,-@\0\n_<&\u2019\u00e9\u200b\u0430\uac00"), max_size=30), max_size=5))
def test_texts_joined_do_not_touch(texts: list[str]) -> None:
    rows = marks_of_many(texts)
    assert [rows[at].tolist() for at in range(len(texts))] == [marks_of(text).tolist() for text in texts]


@given(st.lists(st.text(min_size=1, max_size=100), min_size=1, max_size=5))
def test_hashes_at_once_are_those_one_by_one(words: list[str]) -> None:
    raw = [word.encode() for word in words]
    lengths = np.array([len(word) for word in raw])
    found = hashes_of(b"".join(raw) + bytes(PADDING), np.cumsum(lengths) - lengths, lengths)
    assert found.tolist() == [hash_of(word) for word in words]


def test_a_long_text_is_read_like_others() -> None:
    text = "one two " * 200_000
    assert marks_of_many([text, text]).lengths.tolist() == [400_000, 400_000]
