"""A run, and what a second one does with a case that did or did not change."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import CaseError, StoreForeign
from linkgraph.pipeline.ingesting import left_aside
from linkgraph.progress import SilentProgress
from linkgraph.read import account, clusters, rejects, runs
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore
from tests.pipeline import small


def everything(store: GraphStore) -> dict[str, list[str]]:
    return {name: sorted(map(repr, store.read(table).to_pylist())) for name, table in tables().items()}


def test_what_a_run_finds(ran: Case) -> None:
    with closing(pipeline.open_case_store(ran, None)) as store:
        assert small.linked(store) == small.LINKED
        assert [len(row["accounts"]) for row in clusters(store)] == [2, 2, 2]
        assert len(runs(store)) == 1
        assert rejects(store) == []


def test_run_twice_changes_nothing_and_is_quick(ran: Case) -> None:
    with closing(pipeline.open_case_store(ran, None)) as store:
        before, noted = everything(store), runs(store)[0]
    begun = time.monotonic()
    again = pipeline.run(ran, None, progress=SilentProgress())
    took = time.monotonic() - begun
    with closing(pipeline.open_case_store(ran, None)) as store:
        assert everything(store) == before
    assert again["links"] == len(small.LINKED)
    assert (again["accounts"], again["photos"], again["documents"], again["rejected"]) == (9, 2, 2, 0)
    assert took < 3
    assert noted["links"] == again["links"]


LOGIN = {"at": "2026-01-02T03:04:05Z", "ip": "203.0.113.7"}


def test_an_account_of_which_nothing_is_there_any_more_is_gone(case: Case) -> None:
    """Also one that no profile tells of; not one that has a login left."""
    small.table(case.folder / "logins.csv", logins := [LOGIN | {"account": name} for name in ("guru:x", "guru:y")])
    small.table(case.folder / "photos.csv", [{"account": "guru:y", "file": "none.png"}])
    small.run(case)
    small.table(case.folder / "logins.csv", [login for login in logins if login["account"] != "guru:x"])
    small.table(case.folder / "photos.csv", [{"account": "guru:b", "file": "none.png"}])
    small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        held = {row["id"]: row["gone"] for row in store.read(tables()["Account"]).to_pylist()}
    assert [held["guru:x"], held["guru:y"], held["guru:b"]] == [True, False, False]


def test_a_picture_that_several_show_is_had_from_a_file_that_is_there(case: Case) -> None:
    """The first by name of those that are shown, whichever came first."""
    small.run(case)
    first, second = case.folder / "photos/e.png", case.folder / "photos/a.png"
    shutil.copyfile(first, second)
    shown = [{"account": "guru:x", "file": "photos/a.png"}]
    files = []
    for rows in (shown, [], shown):
        small.table(case.folder / "photos.csv", [*rows, {"account": "guru:b", "file": "none.png"}])
        small.run(case)
        with closing(pipeline.open_case_store(case, None)) as store:
            files.append({row["file"] for row in store.read(tables()["Photo"]).to_pylist()})
    assert files == [
        {"photos/a.png", "photos/f.png"},
        {"photos/e.png", "photos/f.png"},
        {"photos/a.png", "photos/f.png"},
    ]


def test_what_changed_in_the_folder_changes_in_the_graph(case: Case) -> None:
    """One cell changed, one row taken away, one row that cannot be used."""
    rows = [dict(row) for row in small.PROFILES if row["account"] != "upwork:a"]
    next(row for row in rows if row["account"] == "guru:d")["name"] = "Anne Okafor"
    rows.append({"account": "", "name": "Nobody"})
    small.table(case.folder / "profiles.csv", rows)
    summary = small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.linked(store) == [pair for pair in small.LINKED if "upwork:a" not in pair]
        held = {row["id"]: row for row in store.read(tables()["Account"]).to_pylist()}
        assert held["upwork:a"]["gone"]
        assert not held["guru:b"]["gone"]
        assert held["guru:d"]["name"] == "Anne Okafor"
        told = small.conclusions(store)[0]
        assert not [row for row in told if "upwork:a" in str(row)]
        assert account(store, "upwork:a")["id"] == "upwork:a"
        said = rejects(store)
        assert [(row["file"], row["line"]) for row in said] == [("profiles.csv", len(rows) + 1)]
        assert "account" in said[0]["reason"]
        assert len(runs(store)) == 2
    assert summary["rejected"] == 1


def test_a_folder_of_junk_is_refused_with_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "junk"
    folder.mkdir()
    (folder / "readme.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(CaseError, match=r"holds no source"):
        pipeline.run(Case.open(folder), None, progress=SilentProgress())


def test_sources_that_are_junk_are_rejected_one_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "junk"
    folder.mkdir()
    (folder / "profiles.csv").write_bytes(bytes(range(256)) * 40)
    (folder / "logins.csv").write_text("who,when\nx,y\n", encoding="utf-8")
    (folder / "payments.jsonl").write_text("{]\n", encoding="utf-8")
    (folder / "photos.csv").write_text("account,file\nupwork:a,nowhere.png\n", encoding="utf-8")
    (folder / "reviews.parquet").write_bytes(b"PAR1 or not")
    case = Case.open(folder)
    summary = small.run(case)
    assert (summary["links"], summary["clusters"]) == (0, 0)
    with closing(pipeline.open_case_store(case, None)) as store:
        said = rejects(store)
    assert {row["file"] for row in said} == {path.name for path in folder.iterdir() if path.is_file()}
    assert all(row["reason"] for row in said)
    missing = next(row for row in said if row["file"] == "photos.csv")
    assert (missing["line"], missing["reason"]) == (2, "nowhere.png: there is no such file in the case folder")


def test_the_store_of_another_case_is_left_alone(ran: Case, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    small.table(tmp_path / "other/profiles.csv", [{"account": "x:a"}])
    with pytest.raises(StoreForeign, match=r"holds the case 'case', not 'other': give another --store"):
        pipeline.run(Case.open(tmp_path / "other"), ran.default_store_uri(), progress=SilentProgress())


def test_odd_rows_do_not_stop_a_run(tmp_path: Path) -> None:
    """Accounts with nothing but an id, judgements on accounts nobody has seen, names with quotes."""
    odd = 'Ann "O\'Hara" \\ \u2028'
    tables_of = {
        "profiles": [{"account": "x:only"}, {"account": "x:a", "name": odd}, {"account": "x:a", "name": "Ann"}],
        "judgements": [
            {"left": "x:a", "right": "x:nobody", "judgement": "same"},
            {"left": "x:a", "right": "x:a", "judgement": "same"},
            {"left": "x:a", "right": "x:only", "judgement": "same"},
        ],
        "watchlist": [{"kind": kind, "value": "b"} for kind in ("os", "__init__", "../x", "domain", "Email ")],
        "reviews": [{"account": "x:a", "by": "ghost", "rating": "5"}, {"account": "x:a", "by": "x:a", "rating": "5"}],
        "photos": [{"account": "x:a", "file": "it's.png"}, {"account": "x:only", "file": "."}],
    }
    (tmp_path / "odd").mkdir()
    small.picture(1).save(tmp_path / "odd/it's.png")
    for name, rows in tables_of.items():
        small.table(tmp_path / f"odd/{name}.csv", rows)
    case = Case.open(tmp_path / "odd")
    summary = small.run(case)
    assert (summary["accounts"], summary["photos"], summary["links"]) == (2, 1, 1)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.linked(store) == [("x:a", "x:only")]
        assert [(row["file"], row["line"]) for row in rejects(store)] == [
            ("judgements.csv", 2),
            ("judgements.csv", 3),
            ("photos.csv", 3),
            *(("watchlist.csv", line) for line in range(2, 7)),
        ]


def test_names_of_files_need_not_be_text(tmp_path: Path) -> None:
    """As an archive of another system leaves them: bytes that are no UTF-8."""
    tables_of = {
        "profiles.csv": b"account\nx:a\n",
        "m\udce9.csv": b"account,name\nx:b,Kim\n",
        "n\udce9.csv": b"x\n1\n",
    }
    (tmp_path / "odd/shown/x:c").mkdir(parents=True)
    (tmp_path / "odd/more").mkdir()
    try:
        for name, data in tables_of.items():
            (tmp_path / "odd" / name).write_bytes(data)
    except OSError:
        pytest.skip("this system allows no such names")
    small.picture(1).save(tmp_path / "odd/shown/x:c/\udce9.png", "PNG")
    small.picture(2).save(tmp_path / "odd/more/\udce8.png", "PNG")
    small.table(tmp_path / "odd/photos.csv", [{"account": "x:a", "file": "more"}])
    settings = '[files]\nprofiles = ["m*.csv"]\nphotos = ["shown/{account}/*"]\n'
    (tmp_path / "odd/linkgraph.toml").write_text(settings, encoding="utf-8")
    case = Case.open(tmp_path / "odd")
    summary = small.run(case)
    assert (summary["accounts"], summary["photos"]) == (3, 2)
    assert small.run(case)["rejected"] == 0
    assert left_aside(case) == ["n\\xe9.csv"]


def test_a_table_that_linkgraph_toml_comes_to_name_is_read(tmp_path: Path) -> None:
    """As the reject of the first run asks for."""
    with closing(sqlite3.connect(tmp_path / "app.db")) as database:
        for table in ("profiles", "users"):
            database.execute(f"CREATE TABLE {table} (account TEXT)")
            database.execute(f"INSERT INTO {table} VALUES ('x:{table}')")
        database.commit()
    assert small.run(Case.open(tmp_path))["rejected"] == 1
    (tmp_path / "linkgraph.toml").write_text('[files]\nprofiles = ["users"]\n', encoding="utf-8")
    assert (summary := small.run(Case.open(tmp_path)))["rejected"] == 0
    assert summary["accounts"] == 2
