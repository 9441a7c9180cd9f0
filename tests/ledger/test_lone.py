"""Short ways to facts: for accounts of one row, and for columns read where they stand. The long way gives the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.ledger import standing, told
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.normalise.columns import columnwise
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
        "email": st.sampled_from(
            ["Ann@Mail.org", "ann@mail.org | bo@mail.org", " ann@mail.org ", "a.b@gmail.com", "n/a"]
        ),
        "phone": st.sampled_from(["+49 170 1234567", "0170 1234567", "+44 7700 900123", "-"]),
        "country": st.sampled_from(["DE", "Germany", "Atlantis"]),
        "seen_at": st.sampled_from(["2024-05-01T09:00:00Z", "2023-05-01T09:00:00Z"]),
    },
)
ADDRESS = st.fixed_dictionaries(
    {"account": ACCOUNT, "address": PLACE}, optional={"kind": st.just("delivery"), "country": st.just("GB")}
)
FILES = st.lists(st.lists(PROFILE, min_size=1, max_size=4), min_size=1, max_size=3)


def all_facts(ledger: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Made from the beginning."""
    ledger.execute("DELETE FROM fact_state; DELETE FROM normal; DELETE FROM fact")
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
        long = patch.object(told, "_LONE", NOBODY)
        columns, parts = patch.object(standing, "MANY", 1), patch.object(standing, "COLUMN", 2)
        with long:
            facts = all_facts(ledger)
        assert all_facts(ledger) == facts
        with columns, parts:
            assert all_facts(ledger) == facts


def test_what_is_read_where_it_stands_is_looked_up_nowhere(ledger: duckdb.DuckDBPyConnection) -> None:
    people = [{"account": f"x:{number}", "email": f"Ann{number}@mail.org"} for number in range(3)]
    people.append({"account": "x:3", "email": "Ann@Straße.de"})
    load_source(ledger, "p.csv", "profiles", "1", "r1", [batch("profiles", *people)])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(standing, "MANY", 1)
        values = [value for _, _, value, *_ in all_facts(ledger)]
    assert values == ["ann0@mail.org", "ann1@mail.org", "ann2@mail.org", "ann@strasse.de"]
    assert rows(ledger, "SELECT raw FROM normal WHERE kind = 'email'") == [("Ann@Straße.de",)]


def test_no_column_is_told_twice() -> None:
    columns = [(entry["kind"], entry["rows"], entry.get("attribute")) for entry in told._entries()]
    assert len(set(columns)) == len(columns)


def test_what_is_read_where_it_stands_can_be() -> None:
    own = [entry for entry in told._entries() if entry.get("own")]
    assert own
    assert all(entry["rows"] == "profiles" and columnwise(entry["kind"]) for entry in own)
