"""Brings a case back from linkgraph's own export: JSON Lines in a file, or Parquet in a folder."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from linkgraph.errors import SourceError, UsageError
from linkgraph.export.rows import BARE
from linkgraph.schema import Edge, Node, Table, arrow_schema, file_name, tables
from linkgraph.store.base import GraphStore

Row = dict[str, Any]


def restore(path: Path, store: GraphStore) -> dict[str, int]:
    """Puts an export into an empty store, whole or not at all; returns how many `nodes` and `edges`.

    UsageError where the store holds a case already or the export is only a part of one; SourceError
    (file, line, what is wrong) where it cannot be read.
    """
    if store.exists():
        raise UsageError(f"{store.uri} holds a case already: restore into an empty folder, or give another --store")
    found = _from_folder(path) if path.is_dir() else _from_file(path)
    if not found.get("Run"):
        raise UsageError(f"{path} is a part of a case: only an export without a filter can be restored")
    every = [table for name, table in tables().items() if name in found]
    with store.update(fresh=True) as update:
        for table in every:
            update.add(table, _table(path, table, found[table.table]))
        update.publish()
    sizes = [(isinstance(table, Node), len(found[table.table])) for table in every]
    return {"nodes": sum(n for node, n in sizes if node), "edges": sum(n for node, n in sizes if not node)}


def case_name(store: GraphStore) -> str:
    """The name of the case that a store holds."""
    runs = store.read(tables()["Run"]).to_pylist()
    return str(next((run["name"] for run in runs if run["current"]), None) or "restored")


def _from_folder(folder: Path) -> dict[str, pa.Table]:
    names = {file_name(table): name for name, table in tables().items()}
    files = sorted(folder.glob("*.parquet"))
    if not files:
        raise SourceError(f"{folder} holds no .parquet file: give the folder that `linkgraph export` wrote")
    found = {}
    for file in files:
        if file.stem not in names:
            raise SourceError(f"{file}: there is no table {file.stem} in the graph of this version")
        try:
            rows = pq.read_table(file)
        except (OSError, pa.ArrowException) as error:
            raise SourceError(f"{file} cannot be read: {str(error).partition(chr(10))[0]}") from error
        if len(rows):
            found[names[file.stem]] = rows
    return found


def _from_file(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for number, record in _records(path):
        try:
            name, row = _edge(record) if record["record"] == "edge" else _node(record)
            if name not in tables():
                raise KeyError(name)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise SourceError(f"{path}, line {number}: this is no node or edge of an export; export it again") from None
        found[name].append(row)
    return found


def _records(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    number = 0
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                yield number, json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path}, line {number}: not a JSON object ({error})") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error


def _node(record: Mapping[str, Any]) -> tuple[str, Row]:
    return record["type"], {**record["properties"]}


def _edge(record: Mapping[str, Any]) -> tuple[str, Row]:
    source, target = record["ends"]
    name = f"{record['type']}:{source}:{target}"
    ids = {
        "id": record["id"].removeprefix(f"{name}:"),
        "source": _id(source, record["source"]),
        "target": _id(target, record["target"]),
    }
    return name, {**record["properties"], **ids}


def _id(label: str, key: str) -> str:
    return key if label in BARE else key.removeprefix(f"{label}:")


def _table(path: Path, table: Table, rows: list[Row] | pa.Table) -> pa.Table:
    if isinstance(rows, pa.Table):
        return rows
    schema = arrow_schema(table)
    unknown = {name for row in rows for name in row} - set(schema.names)
    if unknown:
        raise SourceError(f"{path}: {_named(table)} has no property {min(unknown)} in the graph of this version")
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except (pa.ArrowException, TypeError) as error:
        raise SourceError(f"{path}: a value of {_named(table)} is of the wrong type: {error}") from error


def _named(table: Table) -> str:
    return f"the relationship {table.name}" if isinstance(table, Edge) else f"the label {table.name}"
