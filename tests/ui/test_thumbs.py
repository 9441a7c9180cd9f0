from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import CaseError, SourceError
from linkgraph.ui.thumbs import thumbnail
from tests.ui.made import picture


def test_a_copy_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(1))
    first = thumbnail(tmp_path, "a.png", "x", 96)
    (tmp_path / "a.png").unlink()
    assert thumbnail(tmp_path, "a.png", "x", 96) == first


@pytest.mark.parametrize("file", ["../secret.png", "/etc/hostname", "sub/../../secret.png"])
def test_a_file_outside_the_case_is_refused(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(picture(1))
    with pytest.raises(CaseError, match="outside the case folder"):
        thumbnail(folder, file, "x", 96)


def test_a_link_out_of_the_case_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(picture(1))
    (folder / "in.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(CaseError):
        thumbnail(folder, "in.png", "x", 96)


def test_what_is_no_picture_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture", encoding="utf-8")
    with pytest.raises(SourceError):
        thumbnail(tmp_path, "a.png", "x", 96)
