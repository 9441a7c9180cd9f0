"""Good files, damaged as transfers and editors do: rows or a reason come of each, and nothing else."""

from __future__ import annotations

import copy
import gzip
import json
import random
import sqlite3
from collections.abc import Iterator
from email.message import EmailMessage
from functools import reduce
from pathlib import Path
from typing import Any

import networkx
import polars as pl
import pytest
from linkgraph_ingest.core.source import source_file
from linkgraph_ingest.discover import FAULT, read_source

from benchmarks.ugly import mutated
from linkgraph.case import Case
from linkgraph.records import Batch, Reject

from .test_identity import ALL

ROWS = [{"account": f"x:{at}", "name": f"Ann {at}", "email": f"ann{at}@mail.org"} for at in range(30)]


def good(folder: Path) -> list[Path]:
    frame = pl.DataFrame(ROWS)
    frame.write_csv(folder / "a.csv")
    frame.write_parquet(folder / "b.parquet")
    folder.joinpath("c.json").write_text(json.dumps(ROWS))
    folder.joinpath("d.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    folder.joinpath("e.csv.gz").write_bytes(gzip.compress(frame.write_csv().encode()))
    with sqlite3.connect(folder / "f.sqlite") as made:
        made.execute("CREATE TABLE profiles (account, name)")
        made.executemany("INSERT INTO profiles VALUES (?, ?)", [(row["account"], row["name"]) for row in ROWS])
    made.close()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@pay.org", "b@corp.de", "Offer"
    mail.set_content("Hello")
    folder.joinpath("g.eml").write_bytes(mail.as_bytes())
    networkx.write_graphml(networkx.path_graph(4), folder / "h.graphml")
    return sorted(folder.iterdir())


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_read_or_rejected(tmp_path: Path, seed: int) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    case = Case.open(tmp_path)
    for file in mutated(good(whole), broken, 8, seed):
        for kind in ("profiles", ""):
            for item in read_source(source_file(file, tmp_path, kind), case):
                assert isinstance(item, Batch) or not item.reason.startswith(FAULT)


PERSON = {"name": "A. Lee", "email": "ann@x.org", "date": "2024-05-06T07:00:00Z"}
INDICATOR = {"type": "indicator", "id": "indicator--1", "pattern": "[email-addr:value = 'k@b.kp']", "name": "x"}
USER = {"type": "user-account", "id": "user-account--1", "account_login": "ann", "user_id": "42"}
SAID = {"name": ["Min"], "topics": ["sanction"], "email": ["m@x.org"]}
STATUS = {"username": "ann", "status": "Claimed", "ids": {"fullname": "Ann"}}
OBJECTS: list[Any] = [
    *ALL.values(),
    {"type": "bundle", "id": "bundle--1", "objects": [INDICATOR, USER]},
    {
        "Event": {
            "info": "x",
            "uuid": "1",
            "threat_level_id": "2",
            "Attribute": [{"type": "btc", "value": "1E"}],
            "Object": [],
        }
    },
    {"login": "ann", "id": 1, "node_id": "x", "html_url": "https://github.com/ann"},
    {"sha": "1", "commit": {"author": PERSON, "committer": PERSON}, "author": {"login": "ann"}},
    {"actor": {"login": "ann"}, "repo": {"name": "x"}, "payload": {"commits": [{"sha": "1", "author": PERSON}]}},
    {"GitHub": {"username": "ann", "url_user": "https://github.com/ann", "http_status": 200, "status": STATUS}},
    {"id": "a1", "schema": "UserAccount", "properties": {"service": ["github"], "username": ["ann"]}},
    {"id": "p1", "schema": "Person", "properties": SAID, "datasets": ["x"]},
]
OTHERS: list[Any] = [
    None,
    5,
    -1.5,
    True,
    "",
    "x",
    [],
    {},
    [1],
    [None],
    {"a": None},
    [{}],
    "9" * 400,
    [["x"]],
    {"a": {"b": []}},
]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*way, key)
        yield from places(one, (*way, key))


def test_values_of_another_type_are_no_fault(tmp_path: Path) -> None:
    draw, case, file = random.Random(1), Case.open(tmp_path), tmp_path / "x.json"
    for _ in range(400):
        said = copy.deepcopy(draw.choice(OBJECTS))
        *way, last = draw.choice(list(places(said)))
        reduce(lambda value, key: value[key], way, said)[last] = draw.choice(OTHERS)
        file.write_text(json.dumps(said))
        for item in read_source(source_file(file, tmp_path, ""), case):
            assert isinstance(item, Batch) or not item.reason.startswith(FAULT), (item, said)


def test_a_fault_of_an_ingestor_ends_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Iterator[Batch]:
        raise ZeroDivisionError("x")

    tmp_path.joinpath("profiles.csv").write_text("account\nx:1\n")
    monkeypatch.setattr("linkgraph_ingest.delimited.Delimited.read", fails)
    [found] = read_source(source_file(tmp_path / "profiles.csv", tmp_path, "profiles"), Case.open(tmp_path))
    assert isinstance(found, Reject)
    assert found.reason == f"{FAULT} (ZeroDivisionError: x); please report it"
