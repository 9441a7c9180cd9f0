"""What the steps of a query come to, as the ledger's planner orders them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb


def mostly_of_others(carried: int) -> str:
    """SQL for a million pairs of alike photos, `signal`, `left_fp`, `right_fp` and so on.

    Fingerprints are numbers, up to 50 times `carried`; of neighbours among the first `carried`, each meets 50 times.
    """
    left, right = (f"((i * 7 + {more}) % {carried * 50})::BIGINT" for more in (0, 1))
    return (
        f"SELECT 'photo' AS signal, {left} AS left_fp, {right} AS right_fp, "
        "'near' AS level, 0.1 AS distance, '' AS detail FROM range(1_000_000) t(i)"
    )


def most_joined(ledger: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Runs one statement; returns how many rows that step of it made which made most, but for reading tables."""
    row = ledger.execute(f"EXPLAIN (ANALYZE, FORMAT json) {sql}").fetchone()
    assert row
    made = [int(step["intermediate_rows"]) for step in _steps(json.loads(row[1])) if step.get("type") != "TABLE_SCAN"]
    assert len(made) > 3, "a plan of few steps is no plan of this statement"
    return max(made)


def _steps(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "intermediate_rows" in step:
        yield step
    for below in step.get("children", step.get("operator", [])):
        yield from _steps(below)
