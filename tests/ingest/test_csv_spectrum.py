"""The csv-spectrum vectors, at the level of the two CSV parsers."""

from __future__ import annotations

import csv
import json

from linkgraph_ingest.core import careful, fast

from .reading import real_data

WRONG = ("location_coordinates",)
"""Its JSON has another telephone number than its CSV."""


def test_each_vector_is_read_as_its_authors_say() -> None:
    folder = real_data("hostile_csv")
    files = [file for file in sorted(folder.glob("csvs/*.csv")) if file.stem not in WRONG]
    assert files
    for file in files:
        wanted = json.loads(folder.joinpath("json", f"{file.stem}.json").read_text(encoding="utf-8"))
        data = file.read_bytes()
        names, rows = _parsed(data)
        assert [dict(zip(names, row, strict=True)) for row in rows] == wanted, file.name


def _parsed(data: bytes) -> tuple[list[str], list[list[str]]]:
    header = data.splitlines()[0].decode()
    names = next(csv.reader([header]))
    parsed = careful.parse(data if data.endswith(b"\n") else data + b"\n", ",", len(names), 1, final=True)
    assert parsed.faults == []
    columns = fast.parse(data, ",", len(names))
    if columns is not None:
        rows = [list(row) for row in zip(*(column.to_pylist() for column in columns), strict=True)]
        assert rows == parsed.rows
    return names, parsed.rows[1:]
