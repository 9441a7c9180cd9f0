"""Accounts of one row take a short way to their facts; the long way, for all, gives the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.ledger import facts
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, rows

NOBODY = "SELECT account FROM ({rows}) WHERE false"
CELL = st.sampled_from(["Ann Lee", "ann lee", "Bo | Ann Lee", "Bo | Bo", " | ", "n/a", "a|b"])
PLACE = st.sampled_from(["1 High St, Leeds LS1 4AP", "2 Elm Rd, York YO1 7HH | 1 High St, Leeds LS1 4AP"])
ACCOUNT = st.sampled_from([f"x:{number}" for number in range(6)])
PROFILE = st.fixed_dictionaries(
    {"account": ACCOUNT},
    optional={
        **dict.fromkeys(("name", "id_document_name", "handle", "city", "headline", "skills"), CELL),
        **dict.fromkeys(("address", "id_document_address"), PLACE),
        "country": st.sampled_from(["DE", "Germany", "Atlantis"]),
        "seen_at": st.sampled_from(["2024-05-01T09:00:00Z", "2023-05-01T09:00:00Z"]),
    },
)
ADDRESS = st.fixed_dictionaries(
    {"account": ACCOUNT, "address": PLACE}, optional={"kind": st.just("delivery"), "country": st.just("GB")}
)
FILES = st.lists(st.lists(PROFILE, min_size=1, max_size=4), min_size=1, max_size=3)


def all_facts(ledger: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    build_facts(ledger, SilentProgress())
    return rows(ledger, "SELECT * FROM fact")


@settings(max_examples=20)
@given(FILES, st.lists(ADDRESS, max_size=3))
def test_the_short_way_gives_the_same(files: list[list[dict[str, str]]], addresses: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder)) as ledger:
        for number, content in enumerate(files):
            load_source(ledger, f"{number}.csv", "profiles", "1", "r1", [batch("profiles", *content)])
        if addresses:
            load_source(ledger, "0.csv", "addresses", "1", "r1", [batch("addresses", *addresses)])
        short = all_facts(ledger)
        with patch.object(facts, "_LONE", NOBODY):
            assert all_facts(ledger) == short


def test_no_column_is_told_twice() -> None:
    told = [(entry["kind"], entry["rows"], entry.get("attribute")) for entry in facts._entries()]
    assert len(set(told)) == len(told)
