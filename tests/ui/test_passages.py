from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.ui.passages import passages

WORDS = st.lists(st.sampled_from(["dear", "client", "i", "have", "built", "many", "shops"]), max_size=40)


def test_the_shared_words_are_marked_in_both() -> None:
    left, right = passages("Dear Ann, I have built many shops. Bye.", "Hi! I HAVE built many shops, trust me")
    assert left == [("Dear Ann, ", None), ("I have built many shops", 0), (". Bye.", None)]
    assert right == [("Hi! ", None), ("I HAVE built many shops", 0), (", trust me", None)]


def test_a_few_words_in_common_are_not_marked() -> None:
    assert passages("I have built", "you have built") == ([("I have built", None)], [("you have built", None)])


@given(WORDS, WORDS)
def test_no_letter_is_lost_and_passages_are_the_same_words(one: list[str], other: list[str]) -> None:
    left, right = passages(" ".join(one), " ".join(other))
    assert "".join(text for text, _ in left) == " ".join(one)
    assert "".join(text for text, _ in right) == " ".join(other)
    marked = [{number: text for text, number in side if number is not None} for side in (left, right)]
    assert marked[0] == marked[1]
