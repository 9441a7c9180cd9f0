"""What an empty store is given, and what is noted of it, is what would have been laid out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.errors import StoreError
from linkgraph.ledger.ledger import open_ledger
from linkgraph.publish import first
from linkgraph.publish import staged as parts
from linkgraph.publish.difference import difference
from linkgraph.publish.first import first_rows
from linkgraph.publish.staged import read_parts, stage_made
from linkgraph.publish.tables import is_simple, prepare, prepare_accounts
from linkgraph.schema import Table, tables

STORE = "bolt://somewhere"
SIZE = 1 << 20
NAMES = ("Email", "HAS_EMAIL", "Account")
FACTS = st.lists(
    st.tuples(
        st.sampled_from(["p:1", "p:2", "p:3"]),
        st.sampled_from(["email", "name", "bio", "country"]),
        st.sampled_from(["a@example.org", "b@example.org", "Ann", None]),
        st.integers(2, 9),
        st.booleans(),
    ),
    unique_by=lambda fact: fact[:3],
    max_size=12,
)


def tables_called(name: str) -> Table:
    return next(table for table in tables().values() if table.name == name)


def filled(ledger: duckdb.DuckDBPyConnection, facts: list[tuple[str, str, str | None, int, bool]]) -> None:
    for account, kind, value, line, gone in facts:
        cells = [account, kind, value, value or "n/a", line, gone]
        ledger.execute(
            "INSERT INTO fact (account, kind, value, raw, line, gone, file, run) "
            "VALUES (?, ?, ?, ?, ?, ?, 'f.csv', 'r')",
            cells,
        )
        row = [account, value, line, gone]
        ledger.execute("INSERT INTO row_profiles (account, name, line, gone) VALUES (?, ?, ?, ?)", row)
    prepare(ledger)
    prepare_accounts(ledger)


@settings(deadline=None, max_examples=25)
@given(FACTS)
def test_rows_and_digests_are_those_of_rows_that_are_laid_out(
    facts: list[tuple[str, str, str | None, int, bool]],
) -> None:
    with TemporaryDirectory() as folder, open_ledger(Path(folder)) as ledger:
        filled(ledger, facts)
        for table in map(tables_called, NAMES):
            given_ = [row for part in first_rows(ledger, table, STORE, SIZE) for row in part.to_pylist()]
            staged = stage_made(ledger, table)
            laid_out = [row for part in read_parts(ledger, staged, "true", SIZE) for row in part.to_pylist()]
            assert sorted(given_, key=lambda row: str(row["id"])) == sorted(laid_out, key=lambda row: str(row["id"]))
            assert difference(ledger, STORE, staged).size == 0


def test_evidence_is_given_as_it_is_made(tmp_path: Path) -> None:
    table = tables_called("EVIDENCE")
    with open_ledger(tmp_path) as ledger:
        ledger.execute(
            "INSERT INTO evidence BY NAME SELECT unnest(['a', 'b']) AS id, 'p:1' AS left_account, "
            "'p:2' AS right_account, 1.5 AS weight, unnest(['r2', NULL]) AS run"
        )
        ledger.execute("INSERT INTO first_drawn VALUES ('evidence', 'b', 'r1'), ('link', 'a', 'r0')")
        [part] = first_rows(ledger, table, STORE, SIZE)
        assert sorted(zip(part["id"].to_pylist(), part["run"].to_pylist(), strict=True)) == [("a", "r2"), ("b", "r1")]
        assert difference(ledger, STORE, stage_made(ledger, table)).size == 0
        assert is_simple(table)
        assert not is_simple(tables_called("SIMILAR_NAME"))


def test_a_large_table_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "BATCH_ROWS", 2_048)
    with open_ledger(tmp_path) as ledger:
        filled(ledger, [])
        ledger.execute(
            "INSERT INTO fact (account, kind, value, gone) SELECT 'p:' || n, 'email', n || '@example.org', false "
            "FROM range(9000) t(n)"
        )
        found = list(first_rows(ledger, tables_called("Email"), STORE, 4_000))
        assert len(found) > 2
        assert len(set(pa.concat_tables(found)["id"].to_pylist())) == 9_000
        assert difference(ledger, STORE, stage_made(ledger, tables_called("Email"))).size == 0


def test_two_rows_of_one_id_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = "SELECT 'a' AS id, 'a' AS value, 1 AS accounts, false AS hub, NULL AS domain FROM range(2)"
    monkeypatch.setattr(first, "query_of", lambda _: twice)
    with open_ledger(tmp_path) as ledger, pytest.raises(StoreError, match="the id a stands more than once"):
        list(first_rows(ledger, tables_called("Email"), STORE, SIZE))
