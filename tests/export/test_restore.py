"""The project's own exports bring the identical case back."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import SourceError, UsageError
from linkgraph.export import Filter, GraphRows, case_name, restore, select, write_file
from linkgraph.schema import tables
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore


def empty(tmp_path: Path) -> GraphStore:
    return open_store(f"ladybug:{tmp_path / 'restored.lbug'}")


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_every_table_is_identical(rows: GraphRows, graph_store: GraphStore, tmp_path: Path, format: str) -> None:
    write_file(format, rows, tmp_path / "export")
    with_store = empty(tmp_path)
    counts = restore(tmp_path / "export", with_store)
    for table in tables().values():
        before, after = (store.read(table).sort_by("id") for store in (graph_store, with_store))
        assert after.equals(before), table.table
    assert counts["edges"] == rows.counts()["edges"]
    assert case_name(with_store) == "sample"
    write_file(format, select(with_store), tmp_path / "again")
    with_store.close()


def test_jsonl_of_a_restored_case_has_the_same_lines(rows: GraphRows, tmp_path: Path) -> None:
    write_file("jsonl", rows, tmp_path / "first.jsonl")
    store = empty(tmp_path)
    restore(tmp_path / "first.jsonl", store)
    write_file("jsonl", select(store), tmp_path / "second.jsonl")
    store.close()
    first, second = ((tmp_path / f"{name}.jsonl").read_text(encoding="utf-8") for name in ("first", "second"))
    assert sorted(first.split("\n")) == sorted(second.split("\n"))


def test_a_part_is_no_case(graph_store: GraphStore, tmp_path: Path) -> None:
    write_file("jsonl", select(graph_store, Filter(clusters=("C1",))), tmp_path / "part.jsonl")
    with pytest.raises(UsageError, match="part of a case"):
        restore(tmp_path / "part.jsonl", empty(tmp_path))


def test_a_store_that_is_not_empty(rows: GraphRows, graph_store: GraphStore, tmp_path: Path) -> None:
    write_file("jsonl", rows, tmp_path / "whole.jsonl")
    with pytest.raises(UsageError, match="holds a case already"):
        restore(tmp_path / "whole.jsonl", graph_store)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "line 1: not a JSON object"),
        ('{"record": "node"}', "line 1: this is no node or edge"),
        ("[1]", "line 1: this is no node or edge"),
        ('{"record": "node", "type": "Person", "properties": {}}', "line 1: this is no node or edge"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "bad.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        restore(tmp_path / "bad.jsonl", empty(tmp_path))


def test_a_property_of_another_version(rows: GraphRows, tmp_path: Path) -> None:
    write_file("jsonl", rows, tmp_path / "whole.jsonl")
    odd = '{"record": "node", "id": "x:y", "type": "Account", "properties": {"id": "x:y", "shoe_size": 9}}\n'
    with (tmp_path / "whole.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(odd)
    store = empty(tmp_path)
    with pytest.raises(SourceError, match="label Account has no property shoe_size"):
        restore(tmp_path / "whole.jsonl", store)
    assert not store.exists()


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(SourceError, match=r"holds no \.parquet file"):
        restore(tmp_path / "none", empty(tmp_path))
