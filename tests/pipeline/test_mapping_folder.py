from __future__ import annotations

import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from linkgraph_ingest.core.mapping.suggest import Proposal, suggest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import CaseError
from linkgraph.pipeline import mapping_folder
from linkgraph.progress import SilentProgress

SSHD = "May  6 07:00:0{} host sshd[1]: Accepted password for ann from 203.0.113.9 port 51000 ssh2\n"


def laid(folder: Path, **files: str) -> Case:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    return Case.open(folder)


def toml(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def test_tables_of_several_hands_are_one_mapping(tmp_path: Path) -> None:
    case = laid(
        tmp_path,
        a_dot_csv="Usuario;Correo\nana;ana@web.es\nlu;lu@web.es\n",
        b__c_dot_csv="ユーザー名,メール\ntaro,bo@ex.jp\nlisa,l@ex.jp\n",
    )
    path, found = pipeline.add_folder(case)
    assert toml(path.read_text())["files"] == {"profiles": ["a.csv", "b/c.csv"]}
    assert toml(path.read_text())["columns"]["profiles"]["email"] == ["Correo", "メール"]
    assert [row["account"] for row in found.rows["b/c.csv"]] == ["taro", "lisa"]
    done = pipeline.run(Case.open(tmp_path), None, progress=SilentProgress())
    assert (done["accounts"], done["rejected"]) == (4, 0)


def test_files_that_say_what_they_hold_become_patterns(tmp_path: Path) -> None:
    case = laid(
        tmp_path,
        logs__a_dot_log=SSHD.format(1),
        logs__b_dot_log=SSHD.format(2),
        one__a_dot_log=SSHD.format(3),
        one__other_dot_log="nothing known",
        old__events_dot_csv="account,kind,note\nup:1,unresponsive,x\n",
    )
    found = pipeline.suggest_folder(case)
    assert toml(found.text)["files"] == {"events": ["old/events.csv"], "sources": ["logs/*.log", "one/a.log"]}
    assert found.others == 1


def test_names_with_signs_of_patterns_are_named_as_they_are(tmp_path: Path) -> None:
    (case := laid(tmp_path)).folder.joinpath("export[1].csv").write_text("Usuario;Correo\nana;a@web.es\nlu;l@web.es\n")
    pipeline.add_folder(case)
    assert pipeline.ingest(Case.open(tmp_path), None, [], progress=SilentProgress())["accounts"] == 2


@pytest.mark.parametrize("name", ["export.db", "phone/export.db"])
def test_a_database_is_read_wherever_it_lies(tmp_path: Path, name: str) -> None:
    (case := laid(tmp_path, phone__notes_dot_txt="x")).folder.joinpath(name).parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(tmp_path / name)) as database:
        database.execute("CREATE TABLE contacts (id TEXT, mail TEXT)")
        database.executemany("INSERT INTO contacts VALUES (?, ?)", [("a1", "anna@web.de"), ("a2", "kim@pay.org")])
        database.commit()
    pipeline.add_folder(case)
    done = pipeline.run(Case.open(tmp_path), None, progress=SilentProgress())
    assert (done["accounts"], done["rejected"]) == (2, 0)


def test_a_file_that_finds_a_fault_of_ours_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = laid(tmp_path, a_dot_csv="Usuario;Correo\nana;ana@web.es\nlu;lu@web.es\n", b_dot_csv="x\n")

    def fails(path: Path) -> list[Proposal]:
        if path.name == "b.csv":
            raise OverflowError("date value out of range")
        return suggest(path)

    monkeypatch.setattr(mapping_folder, "suggest", fails)
    found = pipeline.suggest_folder(case)
    assert toml(found.text)["files"] == {"profiles": ["a.csv"]}
    assert "OverflowError: date value out of range" in found.left["b.csv"]


def test_what_stands_there_stays_and_what_is_no_table_says_why(tmp_path: Path) -> None:
    said = '[case]\nname = "Harbour"  # theirs\n[files]\nprofiles = ["a.csv"]\n[columns.profiles]\naccount = "Correo"\n'
    case = laid(
        tmp_path,
        linkgraph_dot_toml=said,
        a_dot_csv="Correo\nx@web.es\n",
        b_dot_csv="Usuario;Ciudad\nana;Bonn\nlu;Bonn\n",
        empty_dot_csv="",
    )
    found = pipeline.suggest_folder(case)
    assert '"Harbour"  # theirs' in found.text
    assert toml(found.text)["columns"]["profiles"]["account"] == ["Correo", "Usuario"]
    assert found.left == {"empty.csv": "the file is empty"}
    assert case.folder.joinpath("linkgraph.toml").read_text() == said


def test_a_file_of_which_next_to_nothing_is_known_is_left(tmp_path: Path) -> None:
    """A list of anything has values of their own; it need not be one of accounts."""
    found = pipeline.suggest_folder(laid(tmp_path, notes_dot_txt="dataset\norigin\nlicence\n"))
    assert (found.rows, "next to nothing" in found.left["notes.txt"]) == ({}, True)


def test_nothing_is_written_where_nothing_is_found_or_what_stands_there_is_wrong(tmp_path: Path) -> None:
    case = laid(tmp_path, face_dot_png="png")
    path, found = pipeline.add_folder(case)
    assert (path.exists(), found.others) == (False, 1)
    path.write_text("[files")
    with pytest.raises(CaseError, match="TOML"):
        Case.open(tmp_path)


def test_the_sheets_of_a_workbook_are_read_as_what_they_are(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    users, logins = made.worksheets[0], made.create_sheet("Anmeldungen")
    for row in (["Auswertung"], [], ["Nutzername", "Mail"], ["anna", "a@web.de"], ["bo", "b@web.de"]):
        users.append(row)
    for row in (["Nutzername", "Zeitpunkt", "IP-Adresse"], ["anna", "2024-05-06 07:00", "203.0.113.9"]):
        logins.append(row)
    made.save(tmp_path / "Mai (1).xlsx")
    _, found = pipeline.add_folder(Case.open(tmp_path))
    assert list(found.rows) == ["Mai (1).xlsx", "Mai (1).xlsx, Anmeldungen"]
    assert toml(found.text)["files"] == {"profiles": ["Mai (1).xlsx"], "logins": ["Anmeldungen"]}
    done = pipeline.ingest(Case.open(tmp_path), None, [], progress=SilentProgress())
    assert (done["accounts"], done["rejected"]) == (2, 1)
    with closing(pipeline.open_case_store(Case.open(tmp_path), None)) as store:
        assert store.query("MATCH (:Account)-[l:LOGGED_IN_FROM]->() RETURN count(l) AS n").dicts() == [{"n": 1}]
