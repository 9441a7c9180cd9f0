"""What the imported database says about its graph, and what is still to be done there."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from linkgraph.schema import Table
from linkgraph.store.neo4j.settling import LEFT_OUT
from linkgraph.store.neo4j.state import LABEL
from linkgraph.store.neo4j_import.arguments import Written

ROWS = 1_000
"""Lists in one node."""


def write_state(folder: Path, left_out: Sequence[tuple[Table, str, Mapping[str, Sequence[str]]]]) -> dict[str, Written]:
    """Files of nodes that no table declares, by label."""
    files = {
        LABEL: _write(folder, LABEL, [f"id:ID({LABEL})", "revision:long", "imported:boolean"], [["state", "1", "true"]])
    }
    if left_out:
        rows = [[table.table, column, part] for table, column, lists in left_out for part in _parts(lists)]
        files[LEFT_OUT] = _write(folder, LEFT_OUT, ["table:string", "column:string", "lists:string"], rows)
    return files


def _parts(lists: Mapping[str, Sequence[str]]) -> list[str]:
    every = list(lists.items())
    return [json.dumps(dict(every[start : start + ROWS])) for start in range(0, len(every), ROWS)]


def _write(folder: Path, label: str, header: list[str], rows: Sequence[Sequence[str]]) -> Written:
    name = f"{label}.csv"
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return Written(name, longest=max(len(cell) for row in rows for cell in row))
