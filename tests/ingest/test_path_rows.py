from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from linkgraph_ingest.discover import read_paths, sources

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import CaseError
from linkgraph.progress import SilentProgress
from linkgraph.records import Batch

from .reading import read, rows_of


def laid(folder: Path, toml: str, **files: str) -> Path:
    (folder / "linkgraph.toml").write_text(toml)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


PICTURES = '[files]\nphotos = ["shown/{platform}/{account}/{kind}.*"]\n'


def test_pictures_whose_paths_name_their_accounts(tmp_path: Path) -> None:
    laid(tmp_path, PICTURES, shown__guru__bob__selfie_dot_jpg="1", shown__guru__ann__profile_dot_png="2", shown__x="3")
    found = read(tmp_path)
    assert found.rejects == []
    assert found.column("account") == ["guru:ann", "guru:bob"]
    assert found.column("kind") == ["profile", "selfie"]
    assert found.column("file") == ["shown/guru/ann/profile.png", "shown/guru/bob/selfie.jpg"]


def test_documents_are_not_read_as_tables(tmp_path: Path) -> None:
    laid(
        tmp_path,
        '[files]\ndocuments = ["cv/{account}.*"]\n[constants.documents]\nplatform = "guru"\nkind = "cv"\n',
        cv__bob_dot_txt="account,file\nup:1,x\n",
        cv__ann_dot_csv="account\n",
    )
    found = read(tmp_path)
    assert (found.rejects, found.column("account")) == ([], ["guru:ann", "guru:bob"])
    assert set(found.column("kind")) == {"cv"}


def test_the_path_fills_what_rows_of_a_table_do_not_say(tmp_path: Path) -> None:
    laid(
        tmp_path,
        '[files]\nprofiles = ["exports/{platform}/*.csv"]\n',
        exports__guru__1_dot_csv="account,name\nbob,Bob\n",
        exports__upwork__1_dot_csv="account,platform\nann,fiverr\neve,\n",
    )
    assert read(tmp_path).column("account") == ["guru:bob", "fiverr:ann", "upwork:eve"]


def test_one_pattern_is_one_source_and_one_of_its_files_stands_for_it(tmp_path: Path) -> None:
    laid(tmp_path, PICTURES, shown__guru__bob__selfie_dot_jpg="1", shown__guru__ann__profile_dot_png="2")
    case = Case.open(tmp_path)
    [source] = sources(case)
    assert (source.file, source.kind, source.size, len(source.members)) == (
        "shown/{platform}/{account}/{kind}.*",
        "photos",
        2,
        2,
    )
    [alone] = read_paths([tmp_path / "shown" / "guru" / "bob" / "selfie.jpg"], case)
    assert isinstance(alone, Batch)
    assert [row["account"] for row in rows_of(alone)] == ["guru:ann", "guru:bob"]


def test_a_name_that_stands_twice_says_one_thing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other files are none of the pattern's; given by hand from within the folder, a file is told as one of them."""
    toml = '[files]\nphotos = ["{account}/{account}.png"]\n'
    laid(tmp_path, toml, up_ann__up_bob_dot_png="1")
    assert sources(Case.open(tmp_path)) == []
    laid(tmp_path, toml, up_bob__up_bob_dot_png="1")
    monkeypatch.chdir(tmp_path / "up_bob")
    [found] = read_paths([Path("up_bob.png")], Case.open(tmp_path))
    assert isinstance(found, Batch)
    assert [row["file"] for row in rows_of(found)] == ["up_bob/up_bob.png"]


def test_a_picture_that_moves_to_another_account_is_that_one_s(tmp_path: Path) -> None:
    """Neither size nor time tell; a picture that is taken away is no longer seen."""
    laid(tmp_path, '[files]\ndocuments = ["{account}/cv.txt"]\n', up_bob__cv_dot_txt="the text of a curriculum vitae")
    done = pipeline.ingest(Case.open(tmp_path), None, [], progress=SilentProgress())
    assert (done["accounts"], done["documents"]) == (1, 1)
    (tmp_path / "up_bob").rename(tmp_path / "up_ann")
    pipeline.ingest(Case.open(tmp_path), None, [], progress=SilentProgress())
    with closing(pipeline.open_case_store(Case.open(tmp_path), None)) as store:
        rows = store.query("MATCH (a:Account)-[s:SENT_DOCUMENT]->() RETURN a.id AS id, s.gone AS gone")
        seen = {row["id"]: row["gone"] for row in rows.dicts()}
    assert seen == {"up_bob": True, "up_ann": False}


def test_a_picture_under_a_plain_pattern_is_told_what_to_write(tmp_path: Path) -> None:
    laid(tmp_path, '[files]\nphotos = ["shown/*"]\n', shown__bob_dot_jpg="1")
    [(_, reason)] = read(tmp_path).reasons()
    assert '[files] photos = ["{account}/*"]' in reason


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[files]\nphotos = ["{acount}/*"]', r"\[files\] photos = '\{acount\}' is wrong; it must be one of account, "),
        ('[files]\nphotos = ["{file}"]', r"'\{file\}' is wrong"),
        ('[files]\nsources = ["{account}/*"]', "a pattern without names in braces"),
    ],
)
def test_names_in_braces_are_columns(tmp_path: Path, toml: str, said: str) -> None:
    with pytest.raises(CaseError, match=said):
        Case.open(laid(tmp_path, toml))
