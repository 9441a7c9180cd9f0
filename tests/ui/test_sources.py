from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import CaseError, UsageError
from linkgraph.ui import running, sources


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))
    return tmp_path


def test_a_source_is_taken_in(folder: Path) -> None:
    sources.take_in("profiles.csv", b"account\n")
    assert (folder / "profiles.csv").read_bytes() == b"account\n"
    assert [row["file"] for row in sources.files()] == ["profiles.csv"]


@pytest.mark.parametrize("name", ["../profiles.csv", "/etc/profiles.csv", ".hidden.csv", "run.sh", "a\nb.csv", ""])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no name of a source"):
        sources.checked(name)


def test_stages_are_read_from_the_log(folder: Path) -> None:
    (folder / ".linkgraph").mkdir()
    log = "photos: 20 of 50, 4 a second, 5.0 s\nphotos: 50 of 50, 9 a second, 6.0 s, done\nlinks: 1.0 s\n"
    (folder / ".linkgraph" / running.LOG).write_text(log)
    assert [(stage.name, stage.done) for stage in running.stages()] == [("photos", True), ("links", False)]
    assert running.last_line() == "links: 1.0 s"
    assert not running.under_way()
    assert running.outcome() is None


def test_a_file_is_pointed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "profiles.csv").write_text("account\n", encoding="utf-8")
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path / "case"))
    assert sources.copy_in(str(tmp_path / "profiles.csv")).read_text(encoding="utf-8") == "account\n"
    for wrong in (str(tmp_path / "nothing.csv"), str(tmp_path), "/etc/hostname"):
        with pytest.raises(UsageError):
            sources.copy_in(wrong)


def test_a_known_name_needs_no_mapping() -> None:
    assert sources.is_known("profiles.csv.gz")
    assert not sources.is_known("export.csv")


def test_a_mapping_is_proposed_for_other_names() -> None:
    content = b"Usuario;Correo\nana;ana@web.es\n"
    text = sources.proposed("export.csv", content)
    assert sources.read_with("export.csv", content, text)[0]["email"] == "ana@web.es"
    with pytest.raises(CaseError, match="TOML"):
        sources.read_with("export.csv", content, "[files")
    with pytest.raises(UsageError, match=r"export\.csv"):
        sources.read_with("export.csv", content, text.replace("export.csv", "other.csv"))


def test_a_format_that_says_what_it_holds_is_recognised() -> None:
    card = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana\r\nEMAIL:ana@web.es\r\nEND:VCARD\r\n"
    assert sources.recognised("people.vcf", card) == "vcard"
    assert sources.recognised("export.csv", b"Usuario;Correo\nana;ana@web.es\n") is None
