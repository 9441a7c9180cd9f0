from __future__ import annotations

import pytest

from linkgraph.signals.texts.fields import Known, changed, in_words, kinds_of
from linkgraph.signals.texts.slots import template_of

TEXT = (
    "Dear {}, thank you for posting this project on {}. I have {} years of experience with such work. I send a short "
    "report at the end of every working day. My rate is {} dollars an hour. Write to {} any time. Best regards, {}"
)
FILLED = [
    ("Oliver", "3 May 2024", "7", "20", "a@example.com", "Ji-woo"),
    ("Mrs Sato", "11 June 2024", "11", "35", "marta@example.org", "Marta Gomez"),
    ("Ann", "2 July 2023", "3", "50", "lee.b@example.net", "Lee Brown"),
]
KNOWN = [Known([client], [name]) for client, _, _, _, _, name in FILLED]


def test_what_the_fields_hold() -> None:
    made = template_of([TEXT.format(*filled) for filled in FILLED])
    kinds = kinds_of(made, KNOWN)
    assert kinds == ["client name", "date", "years of experience", "rate", "e-mail address", "own name"]
    assert changed(kinds, made.fillings[0], made.fillings[0]) == ""
    assert "rate" in changed(kinds, made.fillings[0], made.fillings[1])


def test_a_name_of_nobody_known_is_a_name() -> None:
    made = template_of([TEXT.format(*filled) for filled in FILLED])
    assert kinds_of(made, [Known()] * 3)[5] == "name"


@pytest.mark.parametrize(
    ("before", "fillings", "after", "kind"),
    [
        ("at $", ("20", "35"), " flat", "rate"),
        ("about ", ("£20", "£35"), "", "rate"),
        ("is ", ("+44 20 7946 0000", "+44 20 7946 0001"), "", "phone"),
        ("in ", ("12", "14"), " parts", "number"),
        ("on ", ("12/05/2024", "1/6/2024"), "", "date"),
        ("see ", ("https://example.com/a", "https://example.org/b"), "", "link"),
        ("with ", ("a table of many rows", "some cups of very hot tea"), "", "wording"),
    ],
)
def test_kinds(before: str, fillings: tuple[str, str], after: str, kind: str) -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    made = template_of([f"{words} {before}{filling}{after} {words[::-1]}" for filling in fillings])
    assert kinds_of(made, [Known(), Known()]) == [kind]


def test_names_whose_vowels_are_marks() -> None:
    """No consonants alone: a name of Hindi is a word, and one that only shares them is another."""
    words = "one two three four five six seven eight nine ten eleven twelve"
    names = ("मीना", "गीता", "सीता")
    made = template_of([f"{words} yours {name} {words[::-1]}" for name in names])
    assert kinds_of(made, [Known([], [name]) for name in names]) == ["own name"]
    assert kinds_of(made, [Known([], [name]) for name in ("मोना", "गाता", "सातो")]) != ["own name"]


def test_in_words() -> None:
    assert in_words([]) == ""
    assert in_words(["wording", "rate", "rate"]) == "rate and wording"
    assert in_words(["date", "rate", "name"]) == "date, rate and name"
