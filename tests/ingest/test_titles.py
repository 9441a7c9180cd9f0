from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linkgraph_ingest.core.dialect import DELIMITERS, TITLES, sniff
from linkgraph_ingest.core.titles import table_below

WORD = st.text("abcdefghijklmnopqrstuvwxyzäé", min_size=1, max_size=8)
TITLE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)


def lines(rows: list[list[str]], delimiter: str) -> list[str]:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().splitlines(keepends=True)


@given(
    st.sampled_from(",;\t|"),
    st.lists(TITLE, min_size=1, max_size=6),
    st.integers(2, 6).flatmap(
        lambda width: st.lists(st.lists(WORD, min_size=width, max_size=width), min_size=2, max_size=20)
    ),
    st.booleans(),
)
def test_a_table_below_titles(delimiter: str, titles: list[str], rows: list[list[str]], padded: bool) -> None:
    """A title stands alone in its line, or a spreadsheet has filled the line up with empty cells."""
    padding = [""] * (len(rows[0]) - 1) if padded and len(rows[0]) > 2 else []
    above = lines([[title, *padding] for title in titles], delimiter)
    assert table_below(above + lines(rows, delimiter), DELIMITERS, TITLES) == (delimiter, len(above))


@given(st.sampled_from(",;\t|"), st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=1, max_size=9))
def test_a_table_that_begins_at_once(delimiter: str, rows: list[list[str]]) -> None:
    assert table_below(lines(rows, delimiter), DELIMITERS, TITLES) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Report\n",
        "a report\nof some lines, which\nhave commas, now and then, but\nare no table\n",
        "Report\nname;city\n",
        "Report\n\n" + "x\n" * TITLES + "name;city\nAnn;Leeds\nBo;Lyon\n",
        'Report\nname;city\n"never closed;Leeds\nBo;Lyon\n',
    ],
)
def test_what_is_no_table_below_titles(text: str) -> None:
    assert table_below(text.splitlines(keepends=True), DELIMITERS, TITLES) is None


def test_a_row_that_is_longer_does_not_hide_the_table() -> None:
    rows = ["Report\n", "name;city\n", *["Ann;Leeds\n"] * 8, "Bo;Lyon;more\n"]
    assert table_below(rows, DELIMITERS, TITLES) == (";", 1)


def test_headers_that_nobody_knows_below_a_title() -> None:
    found = sniff("Export vom 03.04.2024, für K.\r\n\r\nBenutzer;Ort\r\nanna;Köln\r\nbo;Bonn\r\n", ["account", "name"])
    assert found is not None
    assert (found.delimiter, found.names, found.lines, found.above) == (
        ";",
        ("Benutzer", "Ort"),
        3,
        ("Export vom 03.04.2024, für K.",),
    )
