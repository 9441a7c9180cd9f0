"""What tables of the graph are made from: values are paired by what is alike, not each with each."""

from __future__ import annotations

import duckdb
import pytest

from linkgraph.publish.tables import _text
from tests.plans import most_joined, mostly_of_others

VALUES = 400
"""So few that the planner would rather join all with all of them than read what is alike twice."""


@pytest.fixture
def ledger() -> duckdb.DuckDBPyConnection:
    """Photos of one fingerprint each, among a million pairs of alike ones that few carry."""
    ledger = duckdb.connect(config={"threads": 2})
    ledger.execute(
        f"""
        CREATE TABLE fingerprint AS
        SELECT 'photo' AS signal, 'p' || i AS value, i::BIGINT AS fp FROM range({VALUES}) t(i);
        CREATE TABLE fact AS SELECT signal AS kind, value FROM fingerprint;
        CREATE TABLE hub_value (signal VARCHAR, value VARCHAR);
        CREATE TABLE alike AS {mostly_of_others(VALUES)};
        """
    )
    ledger.execute(_statement("loud_value"))
    return ledger


def test_alike_values_are_made_from_what_is_alike(ledger: duckdb.DuckDBPyConnection) -> None:
    assert most_joined(ledger, _statement("alike_value")) < VALUES**2 / 4
    assert ledger.execute("SELECT count(*) FROM alike_value").fetchall() == [(VALUES - 1,)]


def test_two_values_of_one_fingerprint_are_the_same(ledger: duckdb.DuckDBPyConnection) -> None:
    ledger.execute("INSERT INTO loud_value SELECT signal, 'twin', key FROM loud_value WHERE value = 'p0'")
    ledger.execute(_statement("alike_value"))
    found = ledger.execute(
        "SELECT source, target, level FROM alike_value WHERE target = 'twin' ORDER BY ALL"
    ).fetchall()
    assert found == [("p0", "twin", "same"), ("p1", "twin", "near")]


def _statement(table: str) -> str:
    (found,) = [each for each in _text("views.sql").split(";") if f"TEMP TABLE {table} AS" in each]
    return found
