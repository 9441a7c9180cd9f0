"""Carriers that are kept are those that would be made anew: the whole table, rebuilt, is the oracle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.linking.fingerprints import make_fingerprints
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, rows

QUIET = SilentProgress()
_DAY = st.sampled_from(["", "2024-05-01", "2024-06-02", "2023-01-01"])
_ROW = st.fixed_dictionaries(
    {
        "account": st.sampled_from(["x:a", "x:b", "x:c"]),
        "email": st.sampled_from(["ann.meyer@gmail.com", "annmeyer@gmail.com | cem.kaya@gmail.com", "n/a"]),
        "name": st.sampled_from(["Ann Meyer", "MEYER, Ann", "Cem Kaya", ""]),
        "created_at": _DAY,
        "seen_at": _DAY,
    }
)
_LOGIN = st.fixed_dictionaries(
    {
        "account": st.sampled_from(["x:a", "x:d"]),
        "ip": st.sampled_from(["203.0.113.9", "198.51.100.7"]),
        "at": st.sampled_from(["2024-05-01T09:00:00Z", "2024-05-02T23:00:00Z"]),
    }
)
_STEP: st.SearchStrategy[Any] = st.one_of(
    st.tuples(st.just("profiles"), st.lists(_ROW, min_size=1, max_size=3), st.sampled_from(["p.csv", "q.csv"])),
    st.tuples(st.just("logins"), st.lists(_LOGIN, min_size=1, max_size=3), st.sampled_from(["l.csv", "m.csv"])),
    st.tuples(st.just("forget"), st.just([]), st.sampled_from(["p.csv", "q.csv", "l.csv"])),
    st.tuples(st.just("unlearn"), st.just([]), st.sampled_from(["email", "name", "ip_session"])),
    st.tuples(st.just("use up"), st.just([]), st.sampled_from(["email", "name"])),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(_STEP, st.booleans()), min_size=1, max_size=7))
def test_kept_carriers_are_those_made_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, bool]]
) -> None:
    with open_ledger(tmp_path_factory.mktemp("case")) as ledger:
        for step, linked in steps:
            _take(ledger, *step)
            build_facts(ledger, QUIET)
            if linked:
                make_fingerprints(ledger, QUIET)
        assert _carriers(ledger) == _anew(ledger)


def test_only_accounts_with_something_new_are_gone_through(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        _take(ledger, "profiles", [{"account": f"x:{name}", "email": f"{name}@gmail.com"} for name in "ab"], "p.csv")
        build_facts(ledger, QUIET)
        make_fingerprints(ledger, QUIET)
        _take(ledger, "profiles", [{"account": "x:c", "email": "a@gmail.com"}], "q.csv")
        build_facts(ledger, QUIET)
        kept = _carriers(ledger)
        assert rows(ledger, "FROM uncarried") == [("x:c",)]
        assert kept == _anew(ledger)


def _take(ledger: duckdb.DuckDBPyConnection, kind: str, said: list[dict[str, str]], which: str) -> None:
    """One thing that can happen between two runs, or after the carriers of one were made."""
    if kind == "forget":
        forget_source(ledger, which)
    elif kind == "unlearn":
        ledger.execute("UPDATE fingerprint SET fingerprint = 'of another release' WHERE signal = ?", [which])
    elif kind == "use up":
        ledger.execute("CREATE TEMP TABLE IF NOT EXISTS carrier AS FROM carried")
        ledger.execute("DELETE FROM carrier WHERE signal = ?", [which])
    else:
        load_source(ledger, which, kind, "d", "r1", [batch(kind, *said, file=which)])


def _carriers(ledger: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    make_fingerprints(ledger, QUIET)
    return rows(ledger, "SELECT * FROM carrier")


def _anew(ledger: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    ledger.execute("DELETE FROM carried; DELETE FROM carried_state; DELETE FROM fingerprint")
    return _carriers(ledger)
