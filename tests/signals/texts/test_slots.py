from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.texts import slots
from linkgraph.signals.texts.slots import template_of

TEXT = (
    "Dear {}, thank you for posting this project. I have {} years of experience with {}. I send a short report at the "
    "end of every working day. My rate is {} dollars. Best regards, {}"
)
FILLED = [
    ("Oliver", "7", "React", "20", "Ji-woo"),
    ("Mrs Sato", "11", "Django and Flask", "35", "Marta Gomez"),
    ("Ann", "3", "Go", "50", "Lee"),
]


def test_fixed_text_and_fillings() -> None:
    made = template_of([TEXT.format(*filled) for filled in FILLED])
    assert "thank you for posting this project. I have {2} years of experience with {3}." in made.text
    assert made.fields == 5
    for filled, found in zip(FILLED, made.fillings, strict=True):
        assert [field.removeprefix("Dear ") for field in found] == list(filled)


def test_a_sentence_only_some_have_is_a_field() -> None:
    texts = [TEXT.format(*FILLED[0]), TEXT.format(*FILLED[1]).replace("I send", "Call me. I send")]
    made = template_of(texts)
    assert any("Call me" in field for field in made.fillings[1])
    assert not any("Call me" in field for field in made.fillings[0])


WORD = st.sampled_from(["red", "green", "blue", "house", "tree", "river", "12", "17", "the", "and"])
WORDS = st.lists(WORD, max_size=30).map(" ".join)


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_every_text_has_a_filling_for_every_field(texts: list[str]) -> None:
    made = template_of(texts)
    assert all(len(filling) == made.fields for filling in made.fillings)
    assert all(f"{{{number}}}" in made.text for number in range(1, made.fields + 1))


@given(st.lists(WORDS, min_size=2, max_size=5), st.sets(st.integers(0, 4)))
def test_what_was_filled_into_the_same_frame_before_is_as_if_filled_in_now(texts: list[str], before: set[int]) -> None:
    made = template_of(texts)
    known = {at: made.fillings[at] for at in before if at < len(texts)}
    assert slots.filled(texts, slots.frame_of(texts), known) == made
