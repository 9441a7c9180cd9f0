"""What is loaded, in any format and order, comes out of `show` and `export` as it went in."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.export import select, write_file
from linkgraph.progress import SilentProgress
from linkgraph.read import show
from linkgraph.store.base import GraphStore

Row = Mapping[str, str]
NAME = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=2, max_size=8)
ROW = st.fixed_dictionaries(
    {"account": st.sampled_from(["x:a", "x:b", "y:c"]), "email": st.from_regex(r"\A[a-z]{2,6}[0-9]@pay[a-z]\.org\Z")},
    optional={"name": NAME, "handle": st.from_regex(r"\A[a-z]{4,8}[0-9]\Z")},
)
FILES = st.lists(st.lists(ROW, min_size=1, max_size=3), min_size=3, max_size=3)


def save(rows: Sequence[Row], file: Path) -> Path:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    whole = [{name: row.get(name) for name in columns} for row in rows]
    if file.suffix == ".csv":
        with file.open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, columns)
            writer.writeheader()
            writer.writerows(whole)
    elif file.suffix == ".parquet":
        pl.DataFrame(whole).write_parquet(file)
    else:
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def exported(store: GraphStore, file: Path) -> list[dict[str, Any]]:
    """The lines of an export but for the runs, which have ids of their own, and the files they read."""
    write_file("jsonl", select(store), file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        line.get("properties", {}).pop("run", None)
    return sorted((line for line in lines if not {"Run", "Source"} & {line.get("type"), line.get("label")}), key=repr)


def loaded(files: Sequence[Path], folder: Path) -> GraphStore:
    """The store after each file was loaded in a run of its own."""
    case = Case.open(folder)
    for file in files:
        pipeline.ingest(case, None, [file], progress=SilentProgress())
    return pipeline.open_case_store(case, None)


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(FILES, st.integers(0, 100))
def test_any_order_and_format(contents: list[list[Row]], seed: int) -> None:
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        both = []
        for folder in (Path(first), Path(second)):
            names = [f"profiles_{at}{suffix}" for at, suffix in enumerate((".csv", ".parquet", ".jsonl"))]
            files = [save(rows, folder / name) for rows, name in zip(contents, names, strict=True)]
            if folder == Path(second):
                random.Random(seed).shuffle(files)
            store = loaded(files, folder)
            both.append(exported(store, folder / "out.jsonl"))
            shown = {fact["raw"] for account in ("x:a", "x:b", "y:c") for fact in facts(store, account)}
            store.close()
            given_ = {row[name] for rows in contents for row in rows for name in ("email", "handle") if name in row}
            assert given_ <= shown
        assert both[0] == both[1]
        assert both[0]


def facts(store: GraphStore, account: str) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = show(store, account)["facts"]
    except UsageError:
        return []
    return found
