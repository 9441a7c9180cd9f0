"""What a source no longer says is no part of any finding: those of a case read again are those of a case read once."""

from __future__ import annotations

import csv
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from linkgraph_queries import header

from benchmarks.flagcases import make
from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.flags import flags
from linkgraph.progress import SilentProgress
from linkgraph.schema import tables

EVALUATING = ("role_collectors", "role_hosts")
GONE = {table.name for table in tables().values() if any(column.name == "gone" for column in table.columns)}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    folder = tmp_path / "case"
    make(4, 1).write(folder)
    return Case.open(folder)


@pytest.mark.parametrize("query", [*flags(), *EVALUATING])
def test_queries_leave_out_what_is_gone(query: str) -> None:
    """Each edge that a source may stop saying, each noted event, and the accounts where no edge tells of them."""
    cypher = flags()[query].cypher if query in flags() else header.load("evaluate", query).cypher
    code = "\n".join(line for line in cypher.splitlines() if not line.startswith("//"))
    edges = re.findall(r"-\[(\w*):([A-Z_|]+)[^]]*\]-", code)
    read = [name for name, types in edges if GONE & set(types.split("|"))] + re.findall(r"\((\w*):Event\b", code)
    for name in read if edges else re.findall(r"\((\w+):Account\b", code):
        assert f"NOT coalesce({name}.gone, false)" in code, name


def test_rows_read_again_with_another_column_count_once(case: Case) -> None:
    before = _said(case)
    for path in sorted(case.folder.glob("*.csv")):
        _number_rows(path)
    assert _said(case) == before


def test_what_was_removed_is_neither_found_nor_counted_as_known(case: Case, tmp_path: Path) -> None:
    _said(case)
    for path in sorted(case.folder.glob("*.csv")):
        path.unlink()
    for folder in (case.folder, tmp_path / "other"):
        folder.mkdir(exist_ok=True)
        (folder / "profiles.csv").write_text("account,name\nup:a,Ann Weber\n", encoding="utf-8")
    assert _said(case) == _said(Case.open(tmp_path / "other"))


def _said(case: Case) -> tuple[list[Any], list[Any]]:
    pipeline.run(case, None, progress=SilentProgress())
    with closing(pipeline.open_case_store(case, None)) as store:
        found = sorted((row["flag"], row["subject"], row["detail"]) for row in read.findings(store))
        return found, [(row["flag"], row["status"], row["findings"]) for row in read.coverage(store)]


def _number_rows(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        rows = [{**row, "row": str(at)} for at, row in enumerate(csv.DictReader(file))]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
