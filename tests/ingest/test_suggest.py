from __future__ import annotations

import csv
import json
import sqlite3
import tomllib
from pathlib import Path
from time import process_time

import openpyxl
import pytest
from linkgraph_ingest.core.mapping.looks import look
from linkgraph_ingest.core.mapping.suggest import Proposal, as_toml, kind_of, preview, suggest

from linkgraph.case.config import CONFIG_FILE, read_config
from linkgraph.errors import SourceError

from .reading import read

GERMAN = [
    ["Kundennummer", "Vorname", "Nachname", "E-Mail-Adresse", "Telefon", "Land", "Geburtsdatum", "Notiz"],
    ["K-001", "Anna", "Weber", "anna@web.de", "+49 30 901820", "Deutschland", "31.05.1990", "x"],
    ["K-002", "Min", "Kim", "kim@pay.org", "+82 2 312 3456", "Südkorea", "02.06.1991", "y"],
]
RUSSIAN = [
    ["Логин", "ФИО", "Почта", "Телефон"],
    ["ivan77", "Иван Петров", "ivan@mail.ru", "+7 495 123-45-67"],
    ["olga", "Ольга Смирнова", "olga@mail.ru", "+7 495 765-43-21"],
]
LOGINS = [
    ["User", "Timestamp", "Remote address", "User-Agent"],
    ["u1", "2024-05-06 07:00:00", "203.0.113.9", "Mozilla/5.0"],
    ["u2", "2024-05-06 08:00:00", "2001:db8::1", "Mozilla/5.0"],
]
UNKNOWN = [
    ["col1", "col2", "col3"],
    ["a1", "anna@web.de", "203.0.113.9"],
    ["a2", "kim@pay.org", "203.0.113.8"],
]


def saved(path: Path, rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def first(path: Path) -> Proposal:
    return suggest(path)[0]


def test_a_german_export_in_another_encoding(tmp_path: Path) -> None:
    found = first(saved(tmp_path / "kunden.csv", GERMAN, encoding="cp1252"))
    assert (found.kind, found.columns, found.date_formats[-1]) == (
        "profiles",
        {
            "account": ["Kundennummer"],
            "name": ["Vorname", "Nachname"],
            "email": ["E-Mail-Adresse"],
            "phone": ["Telefon"],
            "country": ["Land"],
            "birth_date": ["Geburtsdatum"],
        },
        "%d.%m.%Y",
    )


def test_another_alphabet_and_no_id(tmp_path: Path) -> None:
    assert first(saved(tmp_path / "x.csv", RUSSIAN)).columns == {
        "account": ["Логин"],
        "handle": ["Логин"],
        "name": ["ФИО"],
        "email": ["Почта"],
        "phone": ["Телефон"],
    }


def test_logins_are_told_by_their_addresses(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in LOGINS:
        book.active.append(row)
    book.save(tmp_path / "export.xlsx")
    found = first(tmp_path / "export.xlsx")
    assert (found.kind, found.columns["ip"], found.columns["user_agent"], found.columns["at"]) == (
        "logins",
        ["Remote address"],
        ["User-Agent"],
        ["Timestamp"],
    )


def test_values_tell_where_headers_do_not(tmp_path: Path) -> None:
    assert first(saved(tmp_path / "x.csv", UNKNOWN)).columns["email"] == ["col2"]


def test_what_is_proposed_is_a_configuration_that_reads_the_file(tmp_path: Path) -> None:
    file = saved(tmp_path / "kunden.csv", GERMAN)
    found = first(file)
    text = as_toml(found, file.name)
    assert tomllib.loads(text)["files"] == {"profiles": ["kunden.csv"]}
    tmp_path.joinpath("linkgraph.toml").write_text(text)
    rows = preview(file, read_config(tmp_path / "linkgraph.toml"), found.kind)
    assert [(row["account"], row["name"], row["birth_date"]) for row in rows] == [
        ("K-001", "Anna Weber", "1990-05-31"),
        ("K-002", "Min Kim", "1991-06-02"),
    ]


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    tmp_path.joinpath("a.png").write_bytes(b"\x89PNG")
    with pytest.raises(SourceError, match="no table that can be mapped"):
        first(tmp_path / "a.png")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["203.0.113.9", "10.0.0.1"], "ip"),
        (["2024-05-06", "6 May 2024"], "time"),
        (["+49 30 901820", "(030) 901820"], "phone"),
        (["1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"], "wallet"),
        (["a.jpg", "b/c.PNG"], "photo"),
        (["12.50", "-3", "$1,200"], "number"),
        (["EUR", "USD"], "currency"),
        ([], None),
    ],
)
def test_looks(values: list[str], kind: str | None) -> None:
    assert look(values) == kind


def test_ids_of_accounts_look_like_ids_under_any_header(tmp_path: Path) -> None:
    rows = [
        ["Konto", "Anzeigename", "Wohnort"],
        ["upwork:~01a", "Anna Weber", "Köln"],
        ["upwork:~01b", "Min Kim", "Bonn"],
    ]
    assert first(saved(tmp_path / "x.csv", rows)).columns == {
        "account": ["Konto"],
        "name": ["Anzeigename"],
        "city": ["Wohnort"],
    }


def test_the_largest_table_of_a_database(tmp_path: Path) -> None:
    file = tmp_path / "clients.sqlite"
    with sqlite3.connect(file) as database:
        for name, rows in (('users "new"', GERMAN), ("empty", GERMAN[:1]), ("profiles", UNKNOWN)):
            quoted = name.replace('"', '""')
            columns = ", ".join(f'"{header}"' for header in rows[0])
            database.execute(f'CREATE TABLE "{quoted}" ({columns})')
            database.executemany(f'INSERT INTO "{quoted}" VALUES ({", ".join("?" * len(rows[0]))})', rows[1:])
    database.close()
    found = first(file)
    assert (found.table, found.columns["email"]) == ('users "new"', ["E-Mail-Adresse"])
    toml = tmp_path / "linkgraph.toml"
    toml.write_text(as_toml(found, file.name), encoding="utf-8")
    config = read_config(toml)
    assert kind_of(file, config.files) == "profiles"
    assert [row["account"] for row in preview(file, config, "profiles")][:2] == ["K-001", "K-002"]


def test_a_value_that_says_nothing_does_not_hide_what_the_others_look_like() -> None:
    assert look(["0x52908400098527886E0F7030069857D2E4169EE7", "n/a", "-", ""]) == "wallet"
    assert look(["n/a", "-"]) is None


TABLES: dict[str, tuple[list[str], list[str], list[str | None]]] = {
    "ru": (
        ["Идентификатор", "Фамилия Имя Отчество", "Эл. почта", "Номер телефона", "Место работы", "Дата создания"],
        ["77", "Иванов Иван Иванович", "ivan@mail.ru", "+7 916 123-45-67", "ООО Ромашка", "13.05.2024"],
        ["account", "name", "email", "phone", "employment", "created_at"],
    ),
    "ja": (
        ["会員ID", "お名前", "メールアドレス", "電話番号", "生年月日", "都道府県", "最終ログイン日時", "IPアドレス"],
        ["A1", "田中 太郎", "t@ex.jp", "090-1234-5678", "1990年1月2日", "東京都", "2024/05/07 08:09:10", "203.0.113.9"],
        ["account", "name", "email", "phone", "birth_date", "city", "seen_at", None],
    ),
    "ar": (
        ["رقم العضوية", "الاسم الكامل", "البريد الإلكتروني", "رقم الهاتف", "تاريخ الميلاد", "المدينة", "الدولة"],
        ["501", "محمد علي حسن", "m@ex.com", "+971 50 123 4567", "1990-01-02", "دبي", "الإمارات"],
        ["account", "name", "email", "phone", "birth_date", "city", "country"],
    ),
}


@pytest.mark.parametrize("language", TABLES)
def test_tables_of_users_in_other_scripts(tmp_path: Path, language: str) -> None:
    header, row, ours = TABLES[language]
    with tmp_path.joinpath("users.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, row, [*row[:2], "b@ex.jp", *row[3:]]])
    found = first(tmp_path / "users.csv")
    expected = {column: [name] for column, name in zip(ours, header, strict=True) if column}
    assert (found.kind, found.columns) == ("profiles", expected)


def test_payments_of_a_german_bank(tmp_path: Path) -> None:
    tmp_path.joinpath("x.csv").write_text(
        "Buchungstag;Betrag;Währung;Empfänger;Auftraggeber-ID\n13.05.2024;-1.234,50;EUR;kim@pay.org;1001\n"
    )
    found = first(tmp_path / "x.csv")
    assert (found.kind, found.columns["at"], found.columns["account"]) == (
        "payments",
        ["Buchungstag"],
        ["Auftraggeber-ID"],
    )


def test_objects_within_objects(tmp_path: Path) -> None:
    """The list of users lies within an answer, and what is said of them within objects."""
    users = [
        {
            "user": {"id": f"u{at}", "profile": {"fullName": name, "emails": [f"{at}@x.org", f"b{at}@x.org"]}},
            "stats": {},
        }
        for at, name in enumerate(["Ann Lee", "Bo Ray"])
    ]
    tmp_path.joinpath("users.json").write_text(json.dumps({"data": {"count": 2, "users": users}}))
    text = as_toml(first(tmp_path / "users.json"), "users.json")
    assert 'email = "user.profile.emails"' in text
    tmp_path.joinpath(CONFIG_FILE).write_text(text)
    found = read(tmp_path)
    assert found.rejects == []
    assert found.column("account") == ["u0", "u1"]
    assert found.column("name") == ["Ann Lee", "Bo Ray"]
    assert found.column("email") == ["0@x.org | b0@x.org", "1@x.org | b1@x.org"]


def test_without_a_known_header_a_word_of_its_own_tells_accounts_apart(tmp_path: Path) -> None:
    rows = [["Gruppe", "Kürzel", "Wo"], ["alpha", "k17", "Köln"], ["alpha", "k18", "Köln"]]
    assert first(saved(tmp_path / "x.csv", rows)).columns["account"] == ["Kürzel"]


def test_where_nothing_tells_accounts_apart_the_columns_are_named(tmp_path: Path) -> None:
    rows = [["Gruppe", "Wo"], ["alpha", "Köln"], ["alpha", "Köln"]]
    with pytest.raises(SourceError, match=r"account; the columns are: Gruppe, Wo"):
        first(saved(tmp_path / "x.csv", rows))


def test_a_file_without_rows_says_why(tmp_path: Path) -> None:
    tmp_path.joinpath("half.json").write_text('[{"username": "x"')
    with pytest.raises(SourceError, match="not JSON"):
        first(tmp_path / "half.json")
    with pytest.raises(SourceError, match="there are no rows"):
        first(saved(tmp_path / "x.csv", [["Gruppe", "Wo"]]))


def book(path: Path, *sheets: list[list[str]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for at, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"Blatt {{{at}}}")
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_each_sheet_of_a_workbook_has_its_mapping(tmp_path: Path) -> None:
    """A title stands above the header of the first; of the last next to nothing is known."""
    notes = [["Notiz"], ["angerufen"], ["erneut angerufen"]]
    path = book(tmp_path / "x.xlsx", [["Auswertung"], [], *GERMAN], LOGINS, [], notes)
    found = suggest(path)
    assert [(each.kind, each.table) for each in found] == [("profiles", None), ("logins", "Blatt {2}")]
    assert found[0].columns["account"] == ["Kundennummer"]


def test_tables_of_a_database_beside_the_largest(tmp_path: Path) -> None:
    file = tmp_path / "clients.db"
    with sqlite3.connect(file) as database:
        for name, rows in (("kunden", GERMAN * 2), ("zugriffe", LOGINS), ("leer", LOGINS[:1])):
            columns = ", ".join(f'"{header}"' for header in rows[0])
            database.execute(f"CREATE TABLE {name} ({columns})")
            database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows[1:])
    database.close()
    assert [(each.kind, each.table) for each in suggest(file)] == [("profiles", "kunden"), ("logins", "zugriffe")]


def test_a_price_tells_no_accounts_apart(tmp_path: Path) -> None:
    prices = [["Average price", "Occupancy", "Ref"], ["86.99", "1 %", "7.A"], ["90.5", "2 %", "7.B"]]
    assert first(saved(tmp_path / "prices.csv", prices)).columns["account"] == ["Ref"]


def test_a_table_of_many_columns_takes_no_more_than_ten_seconds(tmp_path: Path) -> None:
    wide = saved(tmp_path / "wide.csv", [["id", *map(str, range(100_000, 109_000))], *[["a"] * 9001, ["b"] * 9001]])
    begun = process_time()
    assert first(wide).columns == {"account": ["id"]}
    assert process_time() - begun < 10


def test_values_without_end_are_looked_at_in_no_time() -> None:
    begun = process_time()
    assert look(["Q29udGVudA" * 50_000] * 10) == "text"
    assert process_time() - begun < 1
