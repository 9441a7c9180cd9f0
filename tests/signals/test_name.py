from __future__ import annotations

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals import signals
from linkgraph.signals.name import _written_otherwise
from linkgraph.signals.name_many import joined, letters, placed
from linkgraph.signals.skeleton import skeleton
from tests.signals.contract import SignalContract

PARTS = ["kim", "gim", "min", "jun", "yevgeny", "evgeny", "ann", "a", "j", "lee", "li", "petrov", "petroff", "minjun"]


class TestName(SignalContract):
    key = "name"
    unlike_level = "different"
    weaker = frozenset({"initials"})
    stable = False  # of a name in another script it keeps both forms
    same: ClassVar = [("Kim Min Jun", "Min Jun Kim"), ("José Núñez", "NUNEZ, Jose"), ("Ann-Marie Lee", "Annmarie Lee")]
    similar: ClassVar = [
        ("Kim Min-jun", "Gim Minjun", "spelling"),
        ("Kim Min Jun", "Kim Minjun", "spelling"),
        ("Kyung-soo Yun", "Gyeong-su Yun", "spelling"),
        ("Yevgeny Petrov", "Evgeny Petrov", "spelling"),
        ("Aleksandr Petrov", "Alexander Petrov", "spelling"),
        ("J. Kowalczyk", "Jan Kowalczyk", "initials"),
        ("J. Kowalczyk", "J. P. Kowalczyk", "initials"),
        ("Catherine Shaw", "Catherin Shaw", "spelling"),
        ("Евгений Петров", "Evgenii Petrov", "spelling"),
    ]
    unlike: ClassVar = [("Ann Okafor", "Paul Weber"), ("Tove Lind", "Nikhil Rao")]
    unusable: ClassVar = ["", "n/a", "Li", "Your Name"]
    most_keys: ClassVar[int] = 60


@given(*[st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join)] * 2)
def test_symmetric_and_blind_to_order(left: str, right: str) -> None:
    name = signals()["name"]
    first, second = name.fingerprint(left), name.fingerprint(right)
    assert name.fingerprint(" ".join(reversed(left.split()))) == first
    if first and second:
        found = name.compare(first, second)
        assert found == name.compare(second, first)
        assert found
        assert first == second if found.level == "same" else first != second or found.level == "initials"


def test_one_part_and_initials_are_no_whole_name() -> None:
    name = signals()["name"]
    for text in ("mim h", "petrov r", "a b lee"):
        (found,) = name.compare_many([(text, text)])
        assert found == name.compare(text, text)
        assert found
        assert (found.level, found.distance) == ("initials", 0)
    for text in ("kim min", "j paul lee", "madonna"):
        (found,) = name.compare_many([(text, text)])
        assert found
        assert found.level == "same"


def test_one_part_in_common_is_not_one_name() -> None:
    name = signals()["name"]
    found = name.compare("ann lee", "lee robert")
    assert found
    assert found.level == "partial"


def test_one_sound_in_many_romanisations() -> None:
    for group in (
        ["kim", "gim", "khim"],
        ["yevgeny", "evgeny", "evgenii"],
        ["chaikovsky", "tchaikovskiy", "czajkovski"],
    ):
        assert len({skeleton(part) for part in group}) == 1, group


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_part_has_a_sound(part: str) -> None:
    assert skeleton(part)


CUT = st.lists(st.sampled_from(["min", "jun", "minjun", "kim", "junmin", "mi", "nj"]), min_size=1, max_size=3)


@given(st.lists(st.tuples(CUT, CUT), min_size=1, max_size=20))
def test_names_cut_otherwise_are_found_among_many_as_one_by_one(drawn: list[tuple[list[str], list[str]]]) -> None:
    lefts, rights = ([" ".join(side) for side in column] for column in zip(*drawn, strict=True))
    expected = [_written_otherwise(left, right) for left, right in zip(lefts, rights, strict=True)]
    names, one, other = placed(lefts, rights)
    assert joined(letters(names)[one], letters(names)[other]).tolist() == expected
