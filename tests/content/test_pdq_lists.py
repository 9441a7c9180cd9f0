from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkgraph.content.pdq_lists import read_hashes, write_hashes
from linkgraph.errors import SourceError

ONE, TWO = "ab" * 32, "0f" * 32


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n{TWO}\n",
        f"id,hash,quality\n1,{ONE.upper()},100\n2,{TWO},90\n",
        json.dumps([{"pdq": ONE}, {"hash": TWO}]),
        json.dumps({"data": [{"indicator": ONE, "type": "HASH_PDQ"}, {"indicator": TWO}]}),
    ],
)
def test_lists_are_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list"
    path.write_text(text, encoding="utf-8")
    assert [found for _, found in read_hashes(path)] == [ONE, TWO]


@pytest.mark.parametrize("text", [f"{ONE}\nnonsense\n", '[{"pdq": "12"}]', "[", '[{"name": 1}]', "[3]"])
def test_what_is_no_hash_is_said_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"list"):
        list(read_hashes(path))


def test_a_list_that_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(write_hashes([TWO.upper(), ONE, ONE]), encoding="utf-8")
    assert [found for _, found in read_hashes(path)] == [TWO, ONE]
