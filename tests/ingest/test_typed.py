"""Parquet and XLSX, written by the libraries that people write them with."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from .reading import read


def workbook(path: Path, *sheets: tuple[str, list[list[object]]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_parquet_types_become_text_without_loss(tmp_path: Path) -> None:
    table = pa.table(
        {
            "account": pa.array(["up:1", None]),
            "phone": pa.array([4930123456789, 1], pa.int64()),
            "hourly_rate": pa.array([35.0, 12.5]),
            "rating": pa.array([Decimal("4.90"), None]),
            "birth_date": pa.array([date(1990, 1, 2), None]),
            "created_at": pa.array([datetime(2024, 5, 6, 7, 8, tzinfo=UTC), None], pa.timestamp("ns", "UTC")),
            "languages": pa.array([["en", "de"], None]),
            "name": pa.array(["Ann", "Bob"]).dictionary_encode(),
            "stats": pa.array([{"jobs": 3}, None]),
            "education": pa.array([[{"school": "X"}], None]),
            "verified": pa.array([True, None]),
        }
    )
    pq.write_table(table, tmp_path / "profiles.parquet")
    found = read(tmp_path)
    assert found.reasons() == [(2, "the row has no account")]
    assert found.rows == [
        {
            "account": "up:1",
            "phone": "4930123456789",
            "hourly_rate": "35",
            "rating": "4.90",
            "birth_date": "1990-01-02",
            "created_at": "2024-05-06T07:08:00Z",
            "languages": "en | de",
            "name": "Ann",
            "line": 1,
            "extra": {"stats": '{"jobs": 3}', "education": '[{"school": "X"}]', "verified": "true"},
        }
    ]


def test_times_that_no_calendar_has_are_kept_as_they_are_stored(tmp_path: Path) -> None:
    beyond = pa.array([1 << 62], pa.timestamp("us"))
    seen = pa.array([1_700_000_000_000_000_001], pa.timestamp("ns"))
    stats = pa.StructArray.from_arrays([beyond, seen, pa.array([["x"]])], ["paid", "seen", "tags"])
    pq.write_table(pa.table({"account": ["up:1"], "created_at": beyond, "stats": stats}), tmp_path / "profiles.parquet")
    found = read(tmp_path)
    assert found.rejects == []
    kept = json.loads(found.rows[0]["extra"]["stats"])
    assert (found.rows[0]["created_at"], kept["paid"], kept["tags"]) == (str(1 << 62), str(1 << 62), ["x"])


def test_a_row_that_unpacks_to_more_than_any_account_has_is_refused(tmp_path: Path) -> None:
    table = pa.table({"account": ["up:1", "up:2"], "bio": ["a" * (150 << 20), "b"]})
    pq.write_table(table, tmp_path / "profiles.parquet", compression="brotli")
    assert tmp_path.joinpath("profiles.parquet").stat().st_size < 1 << 20
    found = read(tmp_path)
    assert found.rows == []
    assert [(line, "a row of it unpacks to 75 MB" in reason) for line, reason in found.reasons()] == [(0, True)]


def test_polars_writes_parquet_that_is_read(tmp_path: Path) -> None:
    pl.DataFrame({"account": [f"up:{i}" for i in range(50_000)], "rating": 4.5}).write_parquet(
        tmp_path / "profiles.parquet"
    )
    found = read(tmp_path)
    assert len(found.rows) == 50_000
    assert found.rows[-1] == {"account": "up:49999", "rating": "4.5", "line": 50_000}


def test_a_broken_parquet_is_one_reject(tmp_path: Path) -> None:
    tmp_path.joinpath("profiles.parquet").write_bytes(b"PAR1" + b"x" * 100 + b"PAR1")
    [reject] = read(tmp_path).rejects
    assert reject.line == 0
    assert reject.reason.startswith("this is no Parquet file, or it is damaged")


def test_xlsx_cells_become_text_as_people_see_it(tmp_path: Path) -> None:
    workbook(
        tmp_path / "profiles.xlsx",
        (
            "Export",
            [
                ["Account", "Phone", "Birth date", "Seen at", "Hourly rate", "Note", None],
                ["up:1", 4930123456789, datetime(1990, 1, 2), datetime(2024, 5, 6, 7, 8), 35.0, "#N/A", None],
                [None] * 7,
                ["up:2", "+49 30 1", date(1991, 2, 3), time(7, 8), 12.5, True, "more"],
                [None, "1", None, None, None, None, None],
            ],
        ),
        ("Notes", [["hello"]]),
        ("Empty", []),
    )
    found = read(tmp_path)
    assert found.rows == [
        {
            "account": "up:1",
            "phone": "4930123456789",
            "birth_date": "1990-01-02",
            "seen_at": "2024-05-06T07:08:00",
            "hourly_rate": "35",
            "line": 2,
        },
        {
            "account": "up:2",
            "phone": "+49 30 1",
            "birth_date": "1991-02-03",
            "seen_at": "07:08:00",
            "hourly_rate": "12.5",
            "line": 4,
            "extra": {"Note": "true", "column 7": "more"},
        },
    ]
    assert found.reasons() == [
        (5, "the row has no account"),
        (
            0,
            "the sheet 'Notes' does not say which records it holds; say which in linkgraph.toml: [files] profiles = "
            '["Notes"]',
        ),
    ]


def test_the_sheet_named_like_the_kind_is_taken(tmp_path: Path) -> None:
    workbook(
        tmp_path / "logins.xlsx",
        ("Readme", [["x"]]),
        ("Logins", [["account", "at", "ip"], ["a:1", 2024, "::1"]]),
    )
    assert read(tmp_path).rows == [{"account": "a:1", "at": "2024", "ip": "::1", "line": 2}]


@pytest.mark.parametrize("name", ["case.xlsx", "profiles.xlsx"])
def test_every_sheet_that_says_what_it_holds_is_read(tmp_path: Path, name: str) -> None:
    workbook(
        tmp_path / name,
        ("profiles", [["account", "name"], ["a:1", "Ann"]]),
        ("Logins", [["account", "at", "ip"], ["a:1", datetime(2024, 5, 6, 7), "::1"]]),
        ("photos", [["who", "what"], ["a:1", "x.jpg"]]),
    )
    found = read(tmp_path)
    assert [(row["account"], row.get("name"), row.get("at")) for row in found.rows] == [
        ("a:1", "Ann", None),
        ("a:1", None, "2024-05-06T07:00:00"),
    ]
    ((_, reason),) = found.reasons()
    assert reason.startswith("sheet 'photos': there is no column account")


def test_sheets_of_one_header_are_one_table(tmp_path: Path) -> None:
    head: list[object] = ["account", "at", "ip"]
    workbook(
        tmp_path / "logins.xlsx",
        ("May", [head, ["a:1", datetime(2024, 5, 6), "::1"]]),
        ("June", [head, ["a:1", datetime(2024, 6, 6), "::1"]]),
    )
    assert [row["at"] for row in read(tmp_path).rows] == ["2024-05-06", "2024-06-06"]


def test_xlsx_that_is_none(tmp_path: Path) -> None:
    tmp_path.joinpath("profiles.xlsx").write_text("account,name\n", encoding="utf-8")
    tmp_path.joinpath("logins.xlsx").write_bytes(b"PK\x03\x04 broken")
    tmp_path.joinpath("photos.xlsx").write_bytes(b"")
    workbook(tmp_path / "events.xlsx", ("Empty", []))
    assert [reject.reason.partition(":")[0] for reject in read(tmp_path).rejects] == [
        "this is not an XLSX workbook, or it is damaged",
        "the file is empty",
        "this is not an XLSX workbook, or it is damaged",
        "the workbook is empty",
    ]


def test_a_title_above_the_header_of_a_sheet(tmp_path: Path) -> None:
    workbook(
        tmp_path / "profiles.xlsx",
        (
            "Export",
            [
                ["Vendor report"],
                [],
                ["Person", None, "Contact"],
                ["account", "name", "email"],
                ["a:1", "Ann", "x@y.org"],
            ],
        ),
        ("Logins", [["account", "at", "ip"], ["a:1", datetime(2024, 5, 6), "::1"]]),
    )
    found = read(tmp_path)
    assert found.rows == [
        {"account": "a:1", "name": "Ann", "email": "x@y.org", "line": 5},
        {"account": "a:1", "at": "2024-05-06", "ip": "::1", "line": 2},
    ]
    assert found.reasons() == [(4, "what stands above the header was left out: Vendor report; Person Contact")]


def test_a_sheet_that_cannot_be_read_does_not_keep_others_from_it(tmp_path: Path) -> None:
    workbook(
        tmp_path / "profiles.xlsx",
        ("Export", [["who", "what"], ["a:1", "Ann"]]),
        ("Logins", [["account", "at", "ip"], ["a:1", datetime(2024, 5, 6), "::1"]]),
    )
    found = read(tmp_path)
    assert [row["ip"] for row in found.rows] == ["::1"]
    assert found.reasons()[0][1].startswith(
        "sheet 'Export': there is no column account; the columns found are: who, what"
    )


def test_parquet_fields_of_structs_are_mapped_by_paths(tmp_path: Path) -> None:
    contact = [{"mail": {"work": "a@b.org"}, "phones": ["+491701234567", "+4930123456"]}, None]
    pq.write_table(pa.table({"account": ["a:1", "a:2"], "contact": contact}), tmp_path / "profiles.parquet")
    tmp_path.joinpath("linkgraph.toml").write_text(
        '[columns.profiles]\nemail = "contact.mail.work"\nphone = "contact.phones"\nname = "contact.none"\n'
    )
    first, second = read(tmp_path).rows
    assert (first["email"], first["phone"]) == ("a@b.org", "+491701234567 | +4930123456")
    assert "name" not in first
    assert "email" not in second
