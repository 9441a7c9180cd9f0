"""Reading a case folder in tests: rows as dicts without what is empty, and the rejects."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from linkgraph_ingest.discover import read_case

from linkgraph.case import Case
from linkgraph.records import Batch, Reject, record_kind

DATA = Path(__file__).parents[3] / "shared" / "data"


@dataclass
class Read:
    """What was read."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    def reasons(self) -> list[tuple[int, str]]:
        return [(reject.line, reject.reason) for reject in self.rejects]

    def column(self, name: str) -> list[Any]:
        return [row.get(name) for row in self.rows]


def read(folder: Path) -> Read:
    found = Read()
    for item in read_case(Case.open(folder)):
        if isinstance(item, Reject):
            found.rejects.append(item)
        else:
            found.rows += rows_of(item)
    return found


def rows_of(batch: Batch) -> list[dict[str, Any]]:
    assert batch.rows.column_names == [*record_kind(batch.kind).columns, "line", "extra"]
    batch.rows.validate(full=True)
    return [_row(row) for row in batch.rows.to_pylist()]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    full = {name: value for name, value in row.items() if value is not None}
    if "extra" in full:
        full["extra"] = json.loads(full["extra"])
    return full


def real_data(name: str) -> Path:
    folder = DATA / name
    if not folder.is_dir():
        pytest.skip(f"the real data set {name} is not here")
    return folder
