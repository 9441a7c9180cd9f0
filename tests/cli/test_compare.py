"""Two texts side by side, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.read.sample import ANYA, JOHN


def test_two_accounts(call: Call, sample_folder: Path) -> None:
    said = call("compare", ANYA, JOHN, "--case", sample_folder, "--format", "json")
    told = json.loads(said.out)
    assert (told["left"]["account"], told["right"]["account"]) == (ANYA, JOHN)
    assert told["level"] == "nothing shared"


def test_a_file_and_html(call: Call, sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bid.txt").write_text("Dear sir", encoding="utf-8")
    made = tmp_path / "both.html"
    assert call("compare", ANYA, tmp_path / "bid.txt", "--case", sample_folder, "--output", made).code == 0
    page = made.read_text(encoding="utf-8")
    assert "Dear sir" in page
    assert "The same text" in page


def test_what_is_no_text(call: Call, sample_folder: Path) -> None:
    said = call("compare", ANYA, "guru:nobody", "--case", sample_folder)
    assert said.code == 2
    assert "no document of this case" in said.err
