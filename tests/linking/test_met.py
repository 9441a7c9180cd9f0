"""Accounts are paired by what they meet on: never each with each, whatever the planner takes for little."""

from __future__ import annotations

import duckdb
import pytest

from linkgraph.linking.met import _DIRTY_PAIR, _PAIRS
from tests.plans import most_joined, mostly_of_others

ACCOUNTS = 400
"""So few that the planner would rather join all with all of them than read what is alike twice."""


@pytest.fixture
def ledger() -> duckdb.DuckDBPyConnection:
    """What `met` reads: accounts of one fingerprint each, among a million pairs of alike ones that few carry."""
    ledger = duckdb.connect(config={"threads": 2})
    ledger.execute(
        f"""
        CREATE TABLE alike AS {mostly_of_others(ACCOUNTS)};
        CREATE TABLE met_value AS FROM alike;
        CREATE TABLE carrier AS
        SELECT 'photo' AS signal, i::BIGINT AS fp, 'x:' || i AS account FROM range({ACCOUNTS}) t(i);
        CREATE TABLE held AS SELECT *, 'p.png' AS raw, 0 AS first_seen, 0 AS last_seen, 1 AS accounts FROM carrier;
        CREATE TABLE level_bits AS SELECT 'photo' AS signal, 'near' AS level, 3.0 AS bits;
        CREATE TABLE kept_apart (signal VARCHAR, fp BIGINT, l VARCHAR, r VARCHAR);
        CREATE TABLE held_back (signal VARCHAR, fp BIGINT);
        CREATE TABLE kind AS SELECT 'photo' AS signal, true AS meets;
        CREATE TABLE touched AS SELECT 'photo' AS signal, i::BIGINT AS fp FROM range(20) t(i);
        CREATE TABLE paired (signal VARCHAR, l VARCHAR, r VARCHAR, level VARCHAR, distance DOUBLE, detail VARCHAR,
                             lv VARCHAR, rv VARCHAR, lfp BIGINT, rfp BIGINT, accounts BIGINT, gap BIGINT, met BOOLEAN);
        """
    )
    return ledger


def test_all_pairs_are_made_from_what_is_alike(ledger: duckdb.DuckDBPyConnection) -> None:
    statement = _PAIRS.format(left="", right="", some="")
    assert most_joined(ledger, statement) < ACCOUNTS**2 / 4
    assert ledger.execute("SELECT count(*) FROM (SELECT DISTINCT l, r FROM paired)").fetchall() == [(ACCOUNTS - 1,)]
    assert not ledger.execute("FROM paired WHERE l >= r").fetchall()


def test_touched_pairs_are_made_from_what_was_touched(ledger: duckdb.DuckDBPyConnection) -> None:
    assert most_joined(ledger, _DIRTY_PAIR) < 20 * ACCOUNTS / 2
    assert ledger.execute("SELECT count(*) FROM dirty_pair").fetchall() == [(20,)]
