from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.ledger.ledger import open_ledger
from linkgraph.publish.difference import Difference, difference, remember
from linkgraph.schema import arrow_schema, tables

EMAIL = tables()["Email"]
STORE = "ladybug:somewhere"


def emails(held: dict[str, int]) -> pa.Table:
    """One row for each address, shared by so many accounts."""
    schema = arrow_schema(EMAIL)
    rows = [{"id": name, "value": name, "accounts": count, "hub": False} for name, count in held.items()]
    return pa.Table.from_pylist(rows, schema=schema)


def between(ledger: duckdb.DuckDBPyConnection, before: dict[str, int], after: dict[str, int]) -> Difference:
    remember(ledger, STORE, EMAIL, emails(before))
    return difference(ledger, STORE, EMAIL, emails(after))


def ids(rows: pa.Table) -> set[str]:
    return set(rows.column("id").to_pylist())


def test_what_to_add_change_and_delete(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        found = between(ledger, {"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": 1})
        assert (ids(found.add), ids(found.change), list(found.delete)) == ({"d"}, {"c"}, ["a"])
        assert found.change.to_pylist()[0]["accounts"] == 4
        assert found.add.schema == arrow_schema(EMAIL)
        assert found.size == 3


def test_each_store_has_a_memory_of_its_own(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        remember(ledger, STORE, EMAIL, emails({"a": 1}))
        assert ids(difference(ledger, "bolt://elsewhere", EMAIL, emails({"a": 1})).add) == {"a"}
        assert difference(ledger, STORE, EMAIL, emails({"a": 1})).size == 0


SHARED = duckdb.connect()
SHARED.execute("CREATE TABLE published (store VARCHAR, tbl VARCHAR, id VARCHAR, digest UBIGINT)")
HELD = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3))


@given(HELD, HELD)
def test_the_difference_makes_the_one_out_of_the_other(before: dict[str, int], after: dict[str, int]) -> None:
    with SHARED.cursor() as ledger:
        found = between(ledger, before, after)
    told = {**before, **{row["id"]: row["accounts"] for t in (found.add, found.change) for row in t.to_pylist()}}
    assert {name: count for name, count in told.items() if name not in found.delete} == after
    assert ids(found.add).isdisjoint(before)
    assert found.size == len(set(before.items()) ^ set(after.items())) - len(
        {name for name in before if name in after and before[name] != after[name]}
    )
