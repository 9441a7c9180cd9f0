"""When a conclusion was first drawn, and the checksums of sources."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from linkgraph.ledger.drawn import keep_drawn, note_findings, take_over
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.sums import note_sum


@pytest.fixture
def ledger(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_ledger(tmp_path) as connection:
        yield connection


def ids(*names: str) -> pa.Table:
    return pa.table({"id": pa.array(names, pa.string()), "run": pa.array(["r0"] * len(names), pa.string())})


def test_a_finding_keeps_its_first_run_until_it_is_gone(ledger: duckdb.DuckDBPyConnection) -> None:
    assert note_findings(ledger, ids("a", "b"), "r1") == {"a": "r1", "b": "r1"}
    assert note_findings(ledger, ids("b", "c"), "r2") == {"b": "r1", "c": "r2"}
    assert note_findings(ledger, ids("a", "c"), "r3") == {"a": "r3", "c": "r2"}
    assert note_findings(ledger, ids(), "r4") == {}


def test_what_a_store_holds_is_taken_over(ledger: duckdb.DuckDBPyConnection) -> None:
    take_over(ledger, "finding", ids("a"))
    assert note_findings(ledger, ids("a", "b"), "r1") == {"a": "r0", "b": "r1"}


def test_evidence_says_its_run_itself_once_it_is_made_anew(ledger: duckdb.DuckDBPyConnection) -> None:
    take_over(ledger, "evidence", ids("a"))
    ledger.execute("INSERT INTO evidence BY NAME SELECT unnest(['a', 'b']) AS id, unnest([NULL, 'r1']) AS run")
    keep_drawn(ledger)
    assert ledger.execute("SELECT id, run FROM drawn_before ORDER BY id").fetchall() == [("a", "r0"), ("b", "r1")]
    assert ledger.execute("SELECT * FROM first_drawn").fetchall() == []


def test_sum(ledger: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"account\n")
    note_sum(ledger, "x.csv", tmp_path / "x.csv")
    note_sum(ledger, "gone.csv", tmp_path / "gone.csv")
    assert ledger.execute("SELECT * FROM source_sum ORDER BY file").fetchall() == [
        ("gone.csv", None, None),
        ("x.csv", hashlib.sha256(b"account\n").hexdigest(), 8),
    ]
