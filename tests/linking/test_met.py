"""Accounts are paired by what they meet on: never each with each, whatever the planner takes for little."""

from __future__ import annotations

import duckdb
import pytest

from linkgraph.linking.met import _DIRTY_PAIR, _OF_DIRTY, _PAIRS
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


def test_touched_pairs_are_met_from_what_is_alike(ledger: duckdb.DuckDBPyConnection) -> None:
    """Most of one signal, and a few of others: the planner may join accounts with each other by their signal."""
    ledger.execute(
        f"""
        CREATE OR REPLACE TABLE held AS
        SELECT CASE WHEN i % 2 = 0 THEN 'ip' ELSE 's' || (i % 30) END AS signal, hash(i) AS fp, 'x:' || i AS account,
               '' AS raw, 0 AS first_seen, 0 AS last_seen, 1 AS accounts FROM range({ACCOUNTS}) t(i);
        CREATE OR REPLACE TABLE met_value AS
        SELECT CASE WHEN i % 2 = 0 THEN 'ip' ELSE 's' || (i % 30) END AS signal, hash(i % {ACCOUNTS}) AS left_fp,
               hash((i + 2 * (1 + i // {ACCOUNTS})) % {ACCOUNTS}) AS right_fp, 'near' AS level, 0.1 AS distance,
               '' AS detail FROM range({ACCOUNTS * 50}) t(i);
        CREATE OR REPLACE TABLE level_bits AS SELECT 'ip' AS signal, 'near' AS level, 3.0 AS bits;
        CREATE TABLE dirty_pair AS
        SELECT 'ip' AS signal, 'x:' || i AS l, 'x:' || (i + 2) AS r FROM range(0, {ACCOUNTS}, 2) t(i);
        ALTER TABLE paired ALTER lfp TYPE UBIGINT;
        ALTER TABLE paired ALTER rfp TYPE UBIGINT;
        """
    )
    assert most_joined(ledger, _PAIRS.format(**_OF_DIRTY)) <= ACCOUNTS * 50
    assert ledger.execute("SELECT count(*) > 0 AND bool_and(signal = 'ip') FROM paired").fetchall() == [(True,)]
