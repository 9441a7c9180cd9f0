"""Foreign layouts, as `linkgraph.toml` describes them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .reading import read

CONFIG = """
[files]
profiles = "export*.csv"
[columns.profiles]
account = "User ID"
name = ["First", "Last"]
email = ["Mail", "Second mail"]
address = ["Street", "Town"]
[constants.profiles]
platform = "upwork"
country = "DE"
[dates]
format = ["%d/%m/%Y", "%d/%m/%Y %H:%M"]
"""
ROWS = """User ID,First,Last,Mail,Second mail,Street,Town,country,created_at,seen_at,name
1,Ann,Lee,a@b.org,c@d.org,Main St 1,Bonn,,31/12/2023,01/02/2024 13:30,nick
2,Bob,,,e@f.org,,Köln,AT,2024-01-02,never,
"""


def test_a_foreign_layout(tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text(CONFIG, encoding="utf-8")
    tmp_path.joinpath("export 2024.csv").write_text(ROWS, encoding="utf-8")
    found = read(tmp_path)
    assert found.rejects == []
    assert found.rows == [
        {
            "account": "upwork:1",
            "platform": "upwork",
            "name": "Ann Lee",
            "email": "a@b.org | c@d.org",
            "address": "Main St 1, Bonn",
            "country": "DE",
            "created_at": "2023-12-31",
            "seen_at": "2024-02-01T13:30:00",
            "line": 2,
            "extra": {"name": "nick"},
        },
        {
            "account": "upwork:2",
            "platform": "upwork",
            "name": "Bob",
            "email": "e@f.org",
            "address": "Köln",
            "country": "AT",
            "created_at": "2024-01-02",
            "seen_at": "never",
            "line": 3,
        },
    ]


def test_a_birth_date_of_two_digits_lies_in_the_past(tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text('[dates]\nformat = "%d/%m/%y"\n', encoding="utf-8")
    rows = "account,birth_date,seen_at\nx:a,29/02/64,01/02/24\nx:b,01/02/85,01/02/64\n"
    tmp_path.joinpath("profiles.csv").write_text(rows, encoding="utf-8")
    found = read(tmp_path)
    assert found.column("birth_date") == ["1964-02-29", "1985-02-01"]
    assert found.column("seen_at") == ["2024-02-01", "2064-02-01"]


def test_files_with_our_own_names_are_read_as_ever(tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text(CONFIG, encoding="utf-8")
    tmp_path.joinpath("profiles.csv").write_text("account,name\nup:1,Ann\n", encoding="utf-8")
    [row] = read(tmp_path).rows
    assert (row["account"], row["name"]) == ("up:1", "Ann")


def test_a_pattern_leaves_the_files_of_other_kinds_alone(tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text('[files]\nprofiles = "*.csv"\n', encoding="utf-8")
    tmp_path.joinpath("people.csv").write_text("account\nup:1\n", encoding="utf-8")
    tmp_path.joinpath("photos.csv").write_text("account,file\nup:2,a.jpg\n", encoding="utf-8")
    assert read(tmp_path).rows == [
        {"account": "up:1", "line": 2},
        {"account": "up:2", "file": "a.jpg", "line": 2},
    ]


ONLY = """
[only.logins]
status = "Success"
"Event name" = ["Login", "verified login"]
"""


def write_table(path: Path, rows: list[dict[str, Any]]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif path.suffix == ".csv":
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
    else:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(names)
        for row in rows:
            sheet.append([row.get(name) for name in names])
        book.save(path)


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "wide"])
def test_rows_that_are_not_asked_for_are_left_out(tmp_path: Path, form: str) -> None:
    said = [
        ("SUCCESS ", "Login"),
        ("Failure", "Login"),
        ("success", "Logout"),
        ("", "Login"),
        ("Success", "VERIFIED LOGIN"),
    ]
    rows = [
        {"account": f"x:{at}", "at": "2024-05-06", "ip": "203.0.113.9", "Status": status, "Event name": event}
        for at, (status, event) in enumerate(said)
    ]
    rows[0] |= {f"k{at}": "v" for at in range(400)} if form == "wide" else {"k0": "v"}
    tmp_path.joinpath("linkgraph.toml").write_text(ONLY, encoding="utf-8")
    write_table(tmp_path / f"logins.{'jsonl' if form == 'wide' else form}", rows)
    found = read(tmp_path)
    assert (found.rejects, found.column("account")) == ([], ["x:0", "x:4"])
    assert (found.rows[0]["extra"]["k0"], found.rows[0]["extra"]["Status"]) == ("v", "SUCCESS")
    assert found.rows[1]["line"] - found.rows[0]["line"] == 4


def test_a_file_without_the_column_is_read_whole(tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text(ONLY, encoding="utf-8")
    tmp_path.joinpath("logins.csv").write_text("account,at,ip\nx:1,2024-05-06,203.0.113.9\n")
    assert read(tmp_path).column("account") == ["x:1"]
