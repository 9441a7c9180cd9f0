"""How values are written."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.cells import DANGEROUS, cell, plain
from linkgraph.cli.output import commas, table
from linkgraph.cli.output.words import words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (-3, -3),
        (-1.5, -1.5),
        ("-1.5", "'-1.5"),
        ("=1+1", "'=1+1"),
        ("+4930", "'+4930"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (["a", "b"], "a | b"),
        (["=a", "b"], "'=a | b"),
        ([{"a": 1}], '[{"a": 1}]'),
        ("plain", "plain"),
    ],
)
def test_cells(value: Any, written: Any) -> None:
    assert cell(value) == written


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not str(cell(text)).startswith(DANGEROUS)
    assert str(cell(text)).removeprefix("'") == text or cell(text) == text


@given(st.lists(st.fixed_dictionaries({"a": st.text(st.characters(codec="utf-8")), "b": st.none() | st.integers()})))
def test_csv_can_be_read_back(rows: list[dict[str, Any]]) -> None:
    stream = io.StringIO(newline="")
    commas.write(rows, ["a", "b"], stream)
    read = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert read[0] == ["a", "b"]
    assert [line[0] for line in read[1:]] == [str(cell(row["a"])) for row in rows]


def test_plain_values_are_json() -> None:
    assert plain({"a": float("inf"), 1: (1, {2})}) == {"a": None, "1": [1, [2]]}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (12.345, "12.35"),
        (0.98765, "0.9877"),
        (0.9999999, "0.9999"),
        (-0.9999999, "-0.9999"),
        (1.0, "1.00"),
        (["a", 1], "a, 1"),
        (["One.", "Two, three."], "One. Two, three."),
        ({"place": 2.834, "email": 1.0}, "place 2.83, email 1.00"),
        ({"a": {"b": 1}}, '{"a": {"b": 1}}'),
        ("a\nb", "a b"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("김민수", "김민수"),
    ],
)
def test_words(value: Any, text: str) -> None:
    assert words(value) == text


def test_tables_are_aligned_and_whole_without_a_terminal() -> None:
    stream = io.StringIO()
    long = "upwork:~" + "0" * 200
    table.write([{"id": long, "n": 5}, {"id": "김", "n": 1234}], ["id", "n"], stream)
    head, first, second = stream.getvalue().splitlines()
    assert first == f"{long}     5"
    assert second.endswith("  1234")
    assert head.startswith("id ")


def test_things_show_their_lists_as_tables() -> None:
    stream = io.StringIO()
    table.write_thing({"id": "C1", "links": [{"left": "a"}, {"left": "b", "right": "c"}], "none": []}, stream)
    assert stream.getvalue() == "id    C1\nnone  none\n\nlinks (2)\nleft  right\na\nb     c\n"


def test_what_an_object_holds_stands_in_lines_and_of_lists_the_columns_asked_for() -> None:
    stream = io.StringIO()
    thing = {"id": "C1", "coverage": {"found": ["a", "b"], "clear": []}, "links": [{"left": "a", "id": "7"}]}
    table.write_thing(thing, stream, {"links": ("left",)})
    assert stream.getvalue() == "id  C1\n\nlinks (1)\nleft\na\n\ncoverage\nfound  a, b\nclear  none\n"
