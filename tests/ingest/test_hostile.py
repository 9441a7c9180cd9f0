"""Files made to crash, to hang and to fill the memory, read as tables and by their content."""

from __future__ import annotations

from pathlib import Path

import pytest
from linkgraph_ingest.core.source import source_file
from linkgraph_ingest.discover import read_source

from linkgraph.case import Case
from linkgraph.records import Reject

from .reading import real_data

SETS = ("hostile_csv", "hostile_json", "hostile_emails", "hostile_images", "hostile_strings")


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("kind", ["profiles", ""])
def test_each_file_gives_rows_or_a_reason(tmp_path: Path, name: str, kind: str) -> None:
    case = Case.open(tmp_path)
    for file in sorted(real_data(name).rglob("*")):
        if not file.is_file():
            continue
        found = list(read_source(source_file(file, tmp_path, kind), case))
        empty = file.stem.startswith("y_") and "[" in file.read_text(encoding="utf-8")
        assert found or empty, file.name
        assert all(item.reason for item in found if isinstance(item, Reject)), file.name


def test_an_object_of_many_keys_is_no_burden(tmp_path: Path) -> None:
    keys = ", ".join(f'"key {at}": 1' for at in range(20_000))
    tmp_path.joinpath("profiles.json").write_text(f"[{{{keys}}}]")
    (item,) = read_source(source_file(tmp_path / "profiles.json", tmp_path, "profiles"), Case.open(tmp_path))
    assert isinstance(item, Reject)
    assert "there is no column account" in item.reason


def test_a_file_of_more_columns_than_a_workbook_has_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "profiles.csv"
    file.write_text("account," + ",".join(f"c{at}" for at in range(20_000)) + "\n")
    (item,) = read_source(source_file(file, tmp_path, "profiles"), Case.open(tmp_path))
    assert isinstance(item, Reject)
    assert item.reason == "the file has 20,001 columns; the most is 16,384"
