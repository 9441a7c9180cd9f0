"""Exports of other tools with the faults that tables have: no row goes with the one that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from linkgraph_ingest.core.csv_rows import csv_rows
from linkgraph_ingest.core.source import source_file

from linkgraph.records import Reject

UNCLOSED = "a quote is opened in this row and never closed"
UNDOUBLED = "a quote inside a quoted cell is not doubled"


def read(path: Path, data: bytes) -> tuple[dict[int, list[str]], dict[int, str]]:
    """The cells of each row by its line, and the reasons of what was rejected."""
    path.write_bytes(data)
    items = list(csv_rows(source_file(path, path.parent, ""), ["a", "b", "c"]))
    rows = {item[0]: list(item[1].values()) for item in items if not isinstance(item, Reject)}
    return rows, {item.line: item.reason for item in items if isinstance(item, Reject)}


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        (b"7,8,9\n10,11,12\n", UNCLOSED),
        (b'7,8,9\n10,"11, b",12\n', UNDOUBLED),
        (b'7,8,9\n10,",b",12\n', UNCLOSED),
        (b'7,8,9\r\n10,"11 ""b""",12', UNDOUBLED),
    ],
)
def test_a_quote_that_is_never_closed_costs_its_own_row(tmp_path: Path, later: bytes, reason: str) -> None:
    rows, rejects = read(tmp_path / "export.csv", b'a,b,c\n1,2,3\n4,"5,6\n' + later)
    assert list(rows) == [2, 4, 5]
    assert rows[4] == ["7", "8", "9"]
    assert rejects == {3: reason}


def test_a_row_whose_bytes_are_no_text_is_named(tmp_path: Path) -> None:
    good = "".join(f"ü,{at},ä\n" for at in range(5)).encode()
    rows, rejects = read(tmp_path / "export.csv", b"a,b,c\n" + good + b"\xfc,6,7\n8,9,10\n")
    assert list(rows) == [2, 3, 4, 5, 6, 8]
    assert rejects == {7: "the row holds the byte 0xFC, which is not valid in the encoding of its file"}


def test_lines_may_end_as_on_an_old_mac(tmp_path: Path) -> None:
    assert read(tmp_path / "export.csv", b"a,b,c\r1,2,3\r4,5,6\r") == ({2: ["1", "2", "3"], 3: ["4", "5", "6"]}, {})


def test_cells_may_hold_lines_and_be_left_out_at_the_end(tmp_path: Path) -> None:
    rows, rejects = read(tmp_path / "export.csv", b'a,b,c\n1,"2\n\nb",3\n4,5\n6,7,8,\n9,9,9,9\n')
    assert rows == {2: ["1", "2\n\nb", "3"], 5: ["4", "5"], 6: ["6", "7", "8"]}
    assert rejects == {7: "the row has 4 cells where the header has 3"}
