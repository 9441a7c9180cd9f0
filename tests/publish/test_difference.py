from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.errors import StoreError
from linkgraph.ledger.ledger import open_ledger
from linkgraph.publish import staged as parts
from linkgraph.publish.difference import Difference, as_changes, difference, remember
from linkgraph.publish.staged import stage_given
from linkgraph.schema import arrow_schema, tables

EMAIL = tables()["Email"]
STORE = "ladybug:somewhere"
SIZE = 1 << 20


def emails(held: dict[str, int]) -> pa.Table:
    """One row for each address, shared by so many accounts."""
    schema = arrow_schema(EMAIL)
    rows = [{"id": name, "value": name, "accounts": count, "hub": False} for name, count in held.items()]
    return pa.Table.from_pylist(rows, schema=schema)


def given_before(ledger: duckdb.DuckDBPyConnection, before: dict[str, int]) -> None:
    remember(ledger, STORE, [difference(ledger, STORE, stage_given(ledger, EMAIL, emails(before)))])


def between(ledger: duckdb.DuckDBPyConnection, before: dict[str, int], after: dict[str, int]) -> Difference:
    given_before(ledger, before)
    return difference(ledger, STORE, stage_given(ledger, EMAIL, emails(after)))


def held(found: Iterator[pa.Table]) -> dict[str, int]:
    rows = [row for part in found for row in part.to_pylist()]
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row["accounts"] for row in rows}


def test_what_to_add_change_and_delete(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        found = between(ledger, {"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": 1})
        assert (held(found.add(ledger, SIZE)), held(found.change(ledger, SIZE)), found.delete) == (
            {"d": 1},
            {"c": 4},
            ["a"],
        )
        assert [part.schema for part in found.add(ledger, SIZE)] == [arrow_schema(EMAIL)]
        assert (found.added, found.changed, found.size) == (1, 1, 3)


def test_each_store_has_a_memory_of_its_own(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        given_before(ledger, {"a": 1})
        staged = stage_given(ledger, EMAIL, emails({"a": 1}))
        assert held(difference(ledger, "bolt://elsewhere", staged).add(ledger, SIZE)) == {"a": 1}
        assert difference(ledger, STORE, staged).size == 0


def test_rows_that_the_update_has_given_already_are_changed(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        found = as_changes(ledger, between(ledger, {"a": 1, "b": 1}, {"b": 2, "c": 1}))
        assert (held(found.add(ledger, SIZE)), held(found.change(ledger, SIZE)), found.delete) == (
            {},
            {"b": 2, "c": 1},
            [],
        )


def test_a_large_table_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "BATCH_ROWS", 2_048)
    many = {f"{number}@example.org": number for number in range(9_000)}
    with open_ledger(tmp_path) as ledger:
        found = between(ledger, {}, many)
        assert len(list(found.add(ledger, 4_000))) > 2
        assert held(found.add(ledger, 4_000)) == many


def test_two_rows_of_one_id_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    twice = pa.concat_tables([emails({"a": 1, "b": 1}), emails({"b": 2})])
    with open_ledger(tmp_path) as ledger, pytest.raises(StoreError, match="the id b stands"):
        stage_given(ledger, EMAIL, twice)


SHARED = duckdb.connect()
SHARED.execute("CREATE TABLE published (store VARCHAR, tbl VARCHAR, id VARCHAR, digest UBIGINT, owner VARCHAR)")
HELD = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3))


@given(HELD, HELD)
def test_the_difference_makes_the_one_out_of_the_other(before: dict[str, int], after: dict[str, int]) -> None:
    with SHARED.cursor() as ledger:
        found = between(ledger, before, after)
        added, changed = held(found.add(ledger, SIZE)), held(found.change(ledger, SIZE))
        remember(ledger, STORE, [found])
        noted = "SELECT id, digest FROM published WHERE tbl = 'Email' ORDER BY id"
        one_by_one = ledger.execute(noted).fetchall()
        ledger.execute("DELETE FROM published")
        given_before(ledger, after)
        assert one_by_one == ledger.execute(noted).fetchall()
    told = {**before, **added, **changed}
    assert {name: count for name, count in told.items() if name not in found.delete} == after
    assert added.keys().isdisjoint(before)
    assert found.size == len(set(before.items()) ^ set(after.items())) - len(
        {name for name in before if name in after and before[name] != after[name]}
    )
