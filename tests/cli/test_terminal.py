"""Tables on a terminal of a given width."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from linkgraph.cli.output import table, terminal

ID = "upwork:~01ab3f2c4d5e6f7081"
SENTENCE = "use one text with changes, client name and rate among them"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.getvalue().splitlines()]


@pytest.fixture
def of_width(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Terminal]:
    def made(width: int) -> Terminal:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", "dumb")
        return Terminal()

    return made


def test_rows_stand_beside_each_other_where_their_words_fit(of_width: Callable[[int], Terminal]) -> None:
    stream = of_width(80)
    table.write([{"left": ID, "weight": 10.5, "detail": SENTENCE}], ["left", "weight", "detail"], stream)
    assert stream.lines() == [
        f"{'left'.ljust(len(ID))}  weight  detail",
        f"{ID}   10.50  use one text with changes, client name and",
        f"{' ' * len(ID)}          rate among them",
    ]


def test_rows_stand_below_each_other_where_their_words_do_not_fit(of_width: Callable[[int], Terminal]) -> None:
    stream = of_width(44)
    table.write([{"left": ID, "right": ID, "n": None}, {"left": ID, "right": None}], ["left", "right", "n"], stream)
    assert stream.lines() == [f"left   {ID}", f"right  {ID}", "", f"left  {ID}"]


def test_columns_unknown_in_every_row_are_left_out_and_without_rows_none(of_width: Callable[[int], Terminal]) -> None:
    known, none = of_width(80), of_width(80)
    table.write([{"id": 1, "judged": None, "bridges": []}], ["id", "judged", "bridges"], known)
    table.write([], ["id", "judged"], none)
    assert known.lines() == ["id", " 1"]
    assert none.lines() == ["id  judged"]


def test_of_a_long_list_the_first_items_are_shown_and_how_many_more(of_width: Callable[[int], Terminal]) -> None:
    stream = of_width(80)
    table.write([{"accounts": list("abcde")}, {"accounts": list("abcdef")}], ["accounts"], stream)
    assert stream.lines() == ["accounts", "a, b, c, d, e", "a, b, c, d and 2 more"]


def test_of_a_long_list_in_an_object_the_first_rows_are_shown(of_width: Callable[[int], Terminal]) -> None:
    stream = of_width(80)
    table.write_thing({"id": "C-1", "links": [{"left": number} for number in range(1023)]}, stream)
    assert stream.lines()[:4] == ["id  C-1", "", "links (1023)", "left"]
    assert stream.lines()[-2:] == [str(terminal.MOST - 1).rjust(4), "and 1,003 more; `--format json` has them all"]


def test_values_of_an_object_go_on_below_themselves(of_width: Callable[[int], Terminal]) -> None:
    stream = of_width(30)
    table.write_thing({"id": "C-1", "why": "one two three four five six", "none": []}, stream)
    assert stream.lines() == ["id    C-1", "why   one two three four five", "      six", "none  none"]


CELLS = st.text(st.characters(min_codepoint=33, max_codepoint=0x3100, categories=["L", "N", "P"]), max_size=60)


@given(
    rows=st.lists(st.fixed_dictionaries(dict.fromkeys("abcde", CELLS)), min_size=1, max_size=5),
    width=st.integers(30, 140),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_line_is_wider_and_nothing_is_lost(
    of_width: Callable[[int], Terminal], rows: list[dict[str, Any]], width: int
) -> None:
    stream = of_width(width)
    table.write(rows, list("abcde"), stream)
    assert max(map(cell_len, stream.getvalue().splitlines())) <= width
    written = "".join(stream.getvalue().split())
    for row in rows:
        assert all(written.count(character) >= value.count(character) for value in row.values() for character in value)
