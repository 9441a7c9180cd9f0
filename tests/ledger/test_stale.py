"""Facts that are kept are those that would be made anew: the whole table, rebuilt, is the oracle."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkgraph.ledger import stale
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, load, rows

QUIET = SilentProgress()
_ROW = st.fixed_dictionaries(
    {
        "account": st.sampled_from(["x:a", "x:b", "x:c"]),
        "email": st.sampled_from(["ann.meyer@gmail.com", "ben.weiss@gmail.com | cem.kaya@gmail.com", "n/a"]),
        "country": st.sampled_from(["DE", "US", ""]),
        "phone": st.sampled_from(["030 901820", "+1 202 555 0143"]),
    }
)
_LOGIN = st.fixed_dictionaries(
    {
        "account": st.sampled_from(["x:a", "x:b"]),
        "ip": st.sampled_from(["203.0.113.9", "198.51.100.7"]),
        "at": st.sampled_from(["2024-05-01T09:00:00Z", "2024-05-02T23:00:00Z"]),
    }
)
_ADDRESS = st.fixed_dictionaries(
    {
        "account": st.sampled_from(["x:a", "x:b"]),
        "address": st.sampled_from(["12 Elm Street, Leeds LS1 4AP", "9 Oak Lane, York YO1 7HH"]),
        "kind": st.sampled_from(["delivery", "residence"]),
        "country": st.just("GB"),
    }
)
_STEP: st.SearchStrategy[Any] = st.one_of(
    st.tuples(st.just("profiles"), st.lists(_ROW, min_size=1, max_size=3), st.sampled_from(["p.csv", "q.csv"])),
    st.tuples(st.just("logins"), st.lists(_LOGIN, min_size=1, max_size=3), st.sampled_from(["l.csv", "m.csv"])),
    st.tuples(st.just("addresses"), st.lists(_ADDRESS, min_size=1, max_size=3), st.just("a.csv")),
    st.tuples(st.just("forget"), st.just([]), st.sampled_from(["p.csv", "l.csv", "a.csv"])),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, min_size=1, max_size=6))
def test_kept_facts_are_those_made_anew(tmp_path_factory: pytest.TempPathFactory, steps: list[Any]) -> None:
    with open_ledger(tmp_path_factory.mktemp("case")) as ledger:
        for kind, said, file in steps:
            if kind == "forget":
                forget_source(ledger, file)
            else:
                load_source(ledger, file, kind, "d", "r1", [batch(kind, *said, file=file)])
            build_facts(ledger, QUIET)
        kept = _facts(ledger)
        ledger.execute("DELETE FROM fact_state")
        build_facts(ledger, QUIET)
        assert kept == _facts(ledger)


def test_only_the_accounts_whose_rows_changed_are_made_anew(ledger: duckdb.DuckDBPyConnection) -> None:
    ann, ben = {"account": "x:a", "email": "ann.meyer@gmail.com"}, {"account": "x:b", "email": "ben.weiss@gmail.com"}
    load(ledger, "profiles", [batch("profiles", ann, ben)])
    build_facts(ledger, QUIET)
    assert _stale(ledger) == ["x:a", "x:b"]
    build_facts(ledger, QUIET)
    assert _stale(ledger) == []
    load(ledger, "profiles", [batch("profiles", ann, {**ben, "email": "cem.kaya@gmail.com"})])
    build_facts(ledger, QUIET)
    assert _stale(ledger) == ["x:b"]


def test_a_file_that_holds_something_else_now_makes_its_accounts_stale(ledger: duckdb.DuckDBPyConnection) -> None:
    told = [{"account": "x:a", "photo": "a.png | b.png"}, {"account": "x:b", "photo": "b.png"}]
    load(ledger, "profiles", [batch("profiles", *told)])
    _holds(ledger, {"a.png": "1", "b.png": "2"})
    build_facts(ledger, QUIET)
    _holds(ledger, {"a.png": "3", "b.png": "2"})
    build_facts(ledger, QUIET)
    assert _stale(ledger) == ["x:a"]
    assert rows(ledger, "SELECT account, raw, value FROM fact") == [
        ("x:a", "a.png", "3"), ("x:a", "b.png", "2"), ("x:b", "b.png", "2")
    ]  # fmt: skip


def test_another_release_makes_everything_anew(
    ledger: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "email": "ann.meyer@gmail.com"})])
    build_facts(ledger, QUIET)
    ledger.execute("UPDATE normal SET value = 'as read by an earlier release'")
    monkeypatch.setattr(stale, "__version__", "999")
    build_facts(ledger, QUIET)
    assert rows(ledger, "SELECT value FROM fact") == [("annmeyer@gmail.com",)]


def _facts(ledger: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows(ledger, "SELECT * FROM fact")


def _stale(ledger: duckdb.DuckDBPyConnection) -> list[object]:
    return [account for (account,) in rows(ledger, "SELECT account FROM stale_account")]


def _holds(ledger: duckdb.DuckDBPyConnection, held: dict[str, str]) -> None:
    for file, id in held.items():
        ledger.execute("INSERT OR REPLACE INTO content_file VALUES ('photo', ?, '', ?, NULL)", [file, id])
