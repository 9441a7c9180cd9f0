from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import CaseError, UsageError
from linkgraph.progress import SilentProgress


def test_a_mapping_with_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("Usuario;Correo\nana;ana@web.es\nluis;luis@web.es\n")
    text, rows = pipeline.suggest_mapping(file)
    assert 'email = "Correo"' in text
    assert [row["email"] for row in rows["export.csv"]] == ["ana@web.es", "luis@web.es"]


def test_a_mapping_that_was_changed(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("Usuario;Correo\nana;ana@web.es\n")
    text = '[files]\nprofiles = ["export.csv"]\n[columns.profiles]\naccount = "Correo"\n'
    assert [row["account"] for row in pipeline.preview_mapping(file, text)] == ["ana@web.es"]
    with pytest.raises(UsageError, match=r"export\.csv"):
        pipeline.preview_mapping(file, "")


def test_a_mapping_added_to_a_case_is_what_the_case_is_read_with(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    tmp_path.joinpath("linkgraph.toml").write_text('[case]\nname = "Harbour"  # theirs\n')
    for name, row in (
        ("one.csv", "Usuario;Correo\nana;ana@web.es\n"),
        ("exports/two.csv", "Login;Mail\nbo;bo@web.de\n"),
    ):
        tmp_path.joinpath(name).write_text(row)
        path, rows = pipeline.add_mapping(Case.open(tmp_path), tmp_path / name)
        assert "@web." in rows[Path(name).name][0]["email"]
    assert '"Harbour"  # theirs' in path.read_text()
    done = pipeline.ingest(Case.open(tmp_path), None, [], progress=SilentProgress())
    assert (done["accounts"], done["rejected"]) == (2, 0)


def test_a_mapping_is_not_added_to_what_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("Usuario;Correo\nana;ana@web.es\n")
    case = Case.open(tmp_path)
    tmp_path.joinpath("linkgraph.toml").write_text("[files")
    with pytest.raises(CaseError, match="TOML"):
        pipeline.add_mapping(case, file)
    assert tmp_path.joinpath("linkgraph.toml").read_text() == "[files"


def test_a_table_of_a_database_added_to_a_case(tmp_path: Path) -> None:
    file = tmp_path / "clients.sqlite"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE usuarios (Usuario, Correo)")
        database.execute("INSERT INTO usuarios VALUES ('ana', 'ana@web.es')")
    database.close()
    text, rows = pipeline.suggest_mapping(file)
    assert 'profiles = ["usuarios"]' in text
    assert pipeline.add_mapping(Case.open(tmp_path), file)[1] == rows
    done = pipeline.ingest(Case.open(tmp_path), None, [], progress=SilentProgress())
    assert (done["accounts"], done["rejected"]) == (1, 0)
