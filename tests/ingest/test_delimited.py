from __future__ import annotations

from pathlib import Path

import pytest

from .reading import read


def case(tmp_path: Path, data: bytes | str, name: str = "profiles.csv") -> Path:
    raw = data.encode() if isinstance(data, str) else data
    tmp_path.joinpath(name).write_bytes(raw)
    return tmp_path


def test_rows_come_with_their_lines_and_unknown_columns(tmp_path: Path) -> None:
    text = "account,email,shoe size\nup:1,a@b.org,42\n\nup:2,,\n"
    assert read(case(tmp_path, text)).rows == [
        {"account": "up:1", "email": "a@b.org", "line": 2, "extra": {"shoe size": "42"}},
        {"account": "up:2", "line": 4},
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x1f", ":", "\a", "*", "#", "%"])
def test_any_delimiter_is_sniffed(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in [("account", "name"), ("a1", "Ann"), ("a2", "Bob")])
    assert read(case(tmp_path, text)).column("name") == ["Ann", "Bob"]


def test_a_delimiter_inside_values_does_not_mislead(tmp_path: Path) -> None:
    text = "account;address\nup:1;1, Main St, Town, X\nup:2;2, Main St, Town, Y\n"
    assert read(case(tmp_path, text)).column("address") == ["1, Main St, Town, X", "2, Main St, Town, Y"]


def test_excel_says_its_delimiter_in_the_first_line(tmp_path: Path) -> None:
    assert read(case(tmp_path, "sep=;\naccount;name\nup:1;Ann\n")).rows == [
        {"account": "up:1", "name": "Ann", "line": 3}
    ]


def test_quoted_line_ends_keep_the_lines_right(tmp_path: Path) -> None:
    text = 'account,bio\nup:1,"two\nlines, one ""quoted"""\nup:2,plain\n'
    found = read(case(tmp_path, text))
    assert found.column("line") == [2, 4]
    assert found.rows[0]["bio"] == 'two\nlines, one "quoted"'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(tmp_path: Path, end: str) -> None:
    text = end.join(["account,name", "up:1,Ann", "up:2,Bob", ""])
    assert read(case(tmp_path, text)).column("line") == [2, 3]


def test_no_line_end_at_the_end(tmp_path: Path) -> None:
    assert read(case(tmp_path, "account\nup:1")).column("account") == ["up:1"]


def test_too_long_and_too_short_rows_are_rejected_with_their_lines(tmp_path: Path) -> None:
    found = read(case(tmp_path, "account,name\nup:1\nup:2,Bob,3\nup:3,Cy\nup:4,Di,\n"))
    assert found.column("account") == ["up:3", "up:4"]
    assert found.reasons() == [
        (2, "the row has 1 cells where the header has 2"),
        (3, "the row has 3 cells where the header has 2"),
    ]


def test_a_row_without_account_is_rejected(tmp_path: Path) -> None:
    found = read(case(tmp_path, "account,name\n,Ann\n  ,Bob\nup:3,Cy\n"))
    assert found.reasons() == [(2, "the row has no account"), (3, "the row has no account")]
    assert found.column("account") == ["up:3"]


def test_a_document_needs_a_file_or_a_text(tmp_path: Path) -> None:
    found = read(case(tmp_path, "account,file,text\nup:1,a.pdf,\nup:2,,hello\nup:3,,\n", "documents.csv"))
    assert found.column("account") == ["up:1", "up:2"]
    assert found.reasons() == [(4, "the row has no file and no text")]


def test_an_unclosed_quote_costs_one_row(tmp_path: Path) -> None:
    found = read(case(tmp_path, 'account,name\nup:1,"Ann\nup:2,Bob\nup:3,Cy\n'))
    assert found.reasons() == [(2, "a quote is opened in this row and never closed")]
    assert found.column("account") == ["up:2", "up:3"]


def test_a_quote_that_ends_at_a_later_one_costs_one_row(tmp_path: Path) -> None:
    found = read(case(tmp_path, 'account,name\nup:1,"Ann\nup:2,Bob\nup:3,",Cy"\nup:4,Di\n'))
    assert found.reasons() == [(2, "a quote is opened in this row and never closed")]
    assert found.column("name") == ["Bob", ",Cy", "Di"]


def test_a_row_that_is_too_wide_keeps_the_lines_in_its_cells(tmp_path: Path) -> None:
    found = read(case(tmp_path, 'account,name,bio\nup:1,Ann,"Dear all,\nyours, Ann",9\nup:4,Di,\n'))
    assert found.reasons() == [(2, "the row has 4 cells where the header has 3")]
    assert found.column("account") == ["up:4"]


def test_a_quote_that_is_not_doubled_is_read_where_it_makes_sense(tmp_path: Path) -> None:
    found = read(case(tmp_path, 'account,name\nup:1,"Ann "Q" B"\nup:2,5" disk\n'))
    assert found.column("name") == ['Ann Q" B"', '5" disk']


def test_a_nul_byte_costs_one_row(tmp_path: Path) -> None:
    found = read(case(tmp_path, b"account,name\nup:1,A\0nn\nup:2,Bob\n"))
    assert found.reasons() == [(2, "the row holds a NUL byte")]
    assert found.column("account") == ["up:2"]


def test_a_byte_that_is_not_utf8_costs_one_row(tmp_path: Path) -> None:
    text = "account,name\nup:1,Jörg\nup:2,Zoë\nup:3,".encode() + b"Bj\xf6rn\nup:4,Ann\n"
    found = read(case(tmp_path, text))
    assert found.column("account") == ["up:1", "up:2", "up:4"]
    assert found.reasons() == [(4, "the row holds the byte 0xF6, which is not valid in the encoding of its file")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n \n\n", "the file holds nothing but blank lines"),
        (b"PK\x03\x04account,name\n", "this is a ZIP archive (XLSX, ODS and DOCX are such), not CSV; "
         "give the file the suffix that fits"),
        (b"account,email,account\nup:1,,\n", "the column account is there twice, as columns 1 and 3; "
         "rename or drop one"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_at_all(tmp_path: Path, data: bytes, reason: str) -> None:
    assert read(case(tmp_path, data)).reasons() == [(0, reason)]


def test_a_header_without_the_required_column_is_told_with_a_hint(tmp_path: Path) -> None:
    found = read(case(tmp_path, "acount,name\nup:1,Ann\n"))
    assert found.reasons() == [
        (
            0,
            "there is no column account; the columns found are: acount, name; if 'acount' is the account, "
            'say so in linkgraph.toml: [columns.profiles] account = "acount"',
        )
    ]


def test_a_header_alone_is_no_fault(tmp_path: Path) -> None:
    found = read(case(tmp_path, "account,name\n"))
    assert found.rows == []
    assert found.rejects == []


def test_headers_are_matched_without_case_and_spaces(tmp_path: Path) -> None:
    found = read(case(tmp_path, " Account , Birth Date,E-Mail\nup:1,1990-01-02,a@b.org\n"))
    assert found.rows == [{"account": "up:1", "birth_date": "1990-01-02", "email": "a@b.org", "line": 2}]


def test_the_same_header_twice_loses_nothing(tmp_path: Path) -> None:
    found = read(case(tmp_path, "account,email,email,note,note,\nup:1,a@b.org,c@d.org,x,y,z\n"))
    assert found.rows == [
        {
            "account": "up:1",
            "email": "a@b.org | c@d.org",
            "line": 2,
            "extra": {"note": "x", "note (2)": "y", "column 6": "z"},
        }
    ]


@pytest.mark.parametrize(
    ("platform", "account", "whole"),
    [
        ("upwork", "~01", "upwork:~01"),
        ("upwork", "upwork:~01", "upwork:~01"),
        ("Upwork", "upwork:~01", "upwork:~01"),
        ("upwork", "urn:7", "urn:7"),
        ("Upwork Inc.", "upwork:~01", "upwork:~01"),
        ("", "upwork:~01", "upwork:~01"),
    ],
)
def test_account_is_put_together(tmp_path: Path, platform: str, account: str, whole: str) -> None:
    found = read(case(tmp_path, f"platform,account\n{platform},{account}\n,x:1\n"))
    assert found.column("account") == [whole, "x:1"]


def test_a_rater_belongs_to_the_platform_of_the_rated(tmp_path: Path) -> None:
    text = "platform,account,by,rating\nguru,1,2,5\nguru,1,upwork:3,5\n"
    assert read(case(tmp_path, text, "reviews.csv")).column("by") == ["guru:2", "upwork:3"]


def test_a_long_cell_is_kept(tmp_path: Path) -> None:
    bio = "x" * 300_000
    assert read(case(tmp_path, f'account,bio\nup:1,"{bio}"\n')).column("bio") == [bio]


def test_a_line_without_end_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    found = read(case(tmp_path, b"account,bio\n" + b"x" * (20 << 20)))
    assert found.reasons() == [(0, "a line after line 2 is longer than 16 MB")]


@pytest.mark.parametrize("above", ["Vendor report 2024\n\n", "Made for;Ann Lee\nfrom;2024-05-06\n"])
def test_titles_above_the_header_are_named(tmp_path: Path, above: str) -> None:
    found = read(case(tmp_path, f"{above}account;name\nup:1;Min\n"))
    assert [(row["account"], row["name"], row["line"]) for row in found.rows] == [("up:1", "Min", 4)]
    said = "; ".join(above.split("\n")).strip("; ")
    assert found.reasons() == [(3, f"what stands above the header was left out: {said}")]
