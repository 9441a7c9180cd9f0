from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

from linkgraph_ingest.sqlite import Sqlite
from PIL import Image

from linkgraph.case.config import CONFIG_FILE

from .foreign import read_foreign


def made(path: Path) -> Path:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE profiles (account TEXT, name TEXT, rating REAL, seen INTEGER)")
    database.executemany("INSERT INTO profiles VALUES (?, ?, ?, ?)", [("x:a", "Ann", 4.0, 7), (None, "Eve", 5.5, 8)])
    database.execute("CREATE TABLE users (uid TEXT, nick TEXT)")
    database.execute("INSERT INTO users VALUES ('x:b', 'bo')")
    database.commit()
    database.close()
    return path


def test_tables_named_like_the_files_of_a_case(tmp_path: Path) -> None:
    found = read_foreign(made(tmp_path / "export.db"))
    assert found.rows["profiles"] == [
        {"account": "x:a", "name": "Ann", "rating": "4", "extra": {"seen": "7"}, "line": 1}
    ]
    assert [(reject.line, reject.reason) for reject in found.rejects] == [
        (2, "the row has no account"),
        (0, "the table 'users' does not say which records it holds; say which in linkgraph.toml: "
            '[files] profiles = ["users"]'),
    ]  # fmt: skip


def test_what_a_program_has_not_yet_moved_out_of_its_log_is_read(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "live.db")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE profiles (account TEXT)")
    database.execute("INSERT INTO profiles VALUES ('x:a')")
    database.commit()
    for name in ("live.db", "live.db-wal"):
        tmp_path.joinpath(f"seized-{name}").write_bytes(tmp_path.joinpath(name).read_bytes())
    database.close()
    assert read_foreign(tmp_path / "seized-live.db").rows["profiles"] == [{"account": "x:a", "line": 1}]
    assert not tmp_path.joinpath("seized-live.db-shm").exists()


def test_a_table_that_is_mapped(tmp_path: Path) -> None:
    config = '[files]\nprofiles = ["users"]\n[columns.profiles]\naccount = "uid"\nhandle = "nick"\n'
    tmp_path.joinpath(CONFIG_FILE).write_text(config)
    found = read_foreign(made(tmp_path / "export.db"))
    assert {row["account"]: row.get("handle") for row in found.rows["profiles"]} == {"x:a": None, "x:b": "bo"}


def test_a_table_that_only_its_program_can_read_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "export.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE aa (x)")
        database.execute("PRAGMA writable_schema = 1")
        said = "CREATE VIRTUAL TABLE fts USING own_words(text)"
        database.execute("INSERT INTO sqlite_master VALUES ('table', 'fts', 'fts', 0, ?)", [said])
        database.commit()
    found = read_foreign(made(file))
    assert [row["account"] for row in found.rows["profiles"]] == ["x:a"]
    assert found.rejects[0].reason == "the table 'fts' cannot be read: no such module: own_words; the others were"
    assert set(Sqlite().tables(file)) == {"profiles", "users"}


def test_a_damaged_database(tmp_path: Path) -> None:
    file = made(tmp_path / "export.db")
    data = bytearray(file.read_bytes())
    data[4096 + 8 : 8192] = b"\xff" * (4096 - 8)
    file.write_bytes(data)
    found = read_foreign(file)
    assert found.rows == {} or found.rejects


def test_pictures_in_cells_are_kept_as_files(tmp_path: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(data, "PNG")
    with closing(sqlite3.connect(tmp_path / "export.db")) as database:
        database.execute("CREATE TABLE profiles (account, photo)")
        database.execute("CREATE TABLE empty (a)")
        database.executemany("INSERT INTO profiles VALUES (?, ?)", [("a:1", data.getvalue()), ("a:2", "me.png")])
        database.commit()
    found = read_foreign(tmp_path / "export.db")
    first, second = (row["photo"] for row in found.rows["profiles"])
    assert tmp_path.joinpath(first).read_bytes() == data.getvalue()
    assert (Path(first).suffix, second) == (".png", "me.png")
    assert found.rejects == []
