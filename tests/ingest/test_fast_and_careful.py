"""The fast way through a CSV block must agree with the careful one wherever it answers at all."""

from __future__ import annotations

import linkgraph_ingest.core.careful as careful
import linkgraph_ingest.core.fast as fast
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = [
    "a",
    "bc",
    "é",
    "",
    " ",
    ",",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\t",
    "x,y",
    '"q"',
    '"a,b"',
    "\n\n",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def agree(block: bytes, width: int) -> None:
    columns = fast.parse(block, ",", width)
    if columns is None:
        return
    parsed = careful.parse(block, ",", width, 1, final=True)
    assert parsed.faults == []
    assert [list(row) for row in zip(*(column.to_pylist() for column in columns), strict=True)] == parsed.rows
    assert parsed.lines == list(range(1, len(parsed.rows) + 1))


@settings(max_examples=2000, deadline=None)
@given(TEXT, st.integers(min_value=1, max_value=3))
def test_anything(text: str, width: int) -> None:
    agree((text + "\n").encode(), width)


CELL = st.one_of(
    st.text(st.characters(exclude_characters='\r\n",\0', exclude_categories=["Cs"]), max_size=8),
    st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), max_size=8).map(
        lambda text: '"' + text.replace('"', '""') + '"'
    ),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8))
def test_well_formed_rows_are_read_by_both(rows: list[tuple[str, str, str]]) -> None:
    block = "".join(",".join(row) + "\n" for row in rows).encode()
    assert fast.parse(block, ",", 3) is not None
    agree(block, 3)


@settings(max_examples=500, deadline=None)
@given(TEXT, st.integers(min_value=1, max_value=3))
def test_no_line_vanishes(text: str, width: int) -> None:
    """Every line is blank, part of a row, or part of a fault."""
    parsed = careful.parse(text.encode(), ",", width, 1, final=True)
    told = sorted(parsed.lines + [line for line, _ in parsed.faults])
    assert len(told) == len(set(told))
    assert parsed.rest == b""
    assert bool(told) == any(line.strip("\r\n") for line in text.splitlines())
