from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from linkgraph.errors import StoreError
from linkgraph.schema import arrow_schema, tables
from linkgraph.store import GraphStore
from tests.store.rows import Graph, add, arrow, emails, graphs, held, ids, people, publish

ACCOUNT = tables()["Account"]


@given(graph=graphs())
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
def test_every_declared_table_comes_back_as_it_was_added(any_store: GraphStore, graph: Graph) -> None:
    publish(any_store, graph, fresh=True)
    for name, rows in graph.items():
        assert held(any_store, name) == sorted(arrow(name, rows).to_pylist(), key=lambda row: str(row["id"]))
        assert any_store.read(tables()[name]).schema == arrow_schema(tables()[name])


@pytest.mark.parametrize(
    "row",
    [
        {
            "name": "Zoë 李小龙 Ålesund 🙂 e\u0301",
            "bio": "line\nline\ttab \"quote\" 'quote' \\ back `tick` $x {y}",
        },
        {"name": "", "names": [], "skills": None, "languages": ["", "a,b", '["x"]', " | "]},
        {"hourly_rate": 0.1, "rating": -1e300, "observed": False, "gone": True, "line": 2**62},
        {"attributes": '{"a": [1, null, "\\u0000"]}', "bio": "\x00 nul"},
    ],
)
def test_awkward_values_survive(any_store: GraphStore, row: dict[str, Any]) -> None:
    publish(any_store, {"Account": [{"id": "p:1", **row}]})
    assert held(any_store, "Account") == arrow("Account", [{"id": "p:1", **row}]).to_pylist()


def test_a_null_list_and_an_empty_one_are_kept_apart(any_store: GraphStore) -> None:
    publish(any_store, {"Account": [{"id": "a", "names": None}, {"id": "b", "names": []}]})
    assert [row["names"] for row in held(any_store, "Account")] == [None, []]


def test_a_null_inside_a_list_is_refused(any_store: GraphStore) -> None:
    with any_store.update() as update, pytest.raises(StoreError, match=r"Account\.names holds a null"):
        update.add(ACCOUNT, arrow("Account", [{"id": "a", "names": ["x", None]}]))


@pytest.mark.parametrize("size", [100, 300_000])
def test_a_long_text_survives(any_store: GraphStore, size: int) -> None:
    publish(any_store, {"Document": [{"id": "d", "text": "é" * size}]})
    assert held(any_store, "Document")[0]["text"] == "é" * size


def test_a_large_batch_keeps_each_value_with_its_row(any_store: GraphStore) -> None:
    names = [f"p:{number:05}" for number in range(12_000)]
    publish(any_store, emails({name: f"{int(name[2:]) % 3000}@example.org" for name in names}))
    rows = held(any_store, "HAS_EMAIL:Account:Email")
    assert [row["source"] for row in rows] == names
    assert all(row["raw"] == row["target"].upper() == f"{int(row['source'][2:]) % 3000}@EXAMPLE.ORG" for row in rows)


def test_a_slice_of_a_table_is_just_its_rows(any_store: GraphStore) -> None:
    rows = arrow("Account", people(*(f"p:{number}" for number in range(20))))
    with any_store.update() as update:
        update.add(ACCOUNT, rows.slice(5, 3))
        update.add(ACCOUNT, rows.slice(12, 2))
        update.publish()
    assert ids(any_store, "Account") == ["p:12", "p:13", "p:5", "p:6", "p:7"]


def test_a_column_not_given_is_null_and_an_unknown_one_refused(any_store: GraphStore) -> None:
    with any_store.update() as update:
        update.add(ACCOUNT, pa.table({"id": ["p:1"]}))
        with pytest.raises(StoreError, match="no column shoe_size in Account"):
            update.add(ACCOUNT, pa.table({"id": ["p:2"], "shoe_size": [44]}))
        update.publish()
    assert held(any_store, "Account")[0]["name"] is None


def test_an_id_twice_in_a_batch_is_refused(any_store: GraphStore) -> None:
    with any_store.update() as update, pytest.raises(StoreError, match="p:1 stands more than once"):
        update.add(ACCOUNT, arrow("Account", people("p:1", "p:2", "p:1")))


def test_an_edge_to_a_node_that_is_not_there_is_refused(any_store: GraphStore) -> None:
    edge = {"id": "e", "source": "p:1", "target": "nobody@example.org"}
    with any_store.update() as update:
        add(update, {"Account": people("p:1")})
        with pytest.raises(StoreError):
            add(update, {"HAS_EMAIL:Account:Email": [edge]})


def test_one_type_between_several_labels(any_store: GraphStore) -> None:
    graph: Graph = {
        "Account": people("p:1", "p:2"),
        "Wallet": [{"id": "w"}],
        "PAID:Account:Wallet": [{"id": "x", "source": "p:1", "target": "w", "amount": 1.0}],
        "PAID:Account:Account": [{"id": "x", "source": "p:1", "target": "p:2", "amount": 2.0}],
    }
    publish(any_store, graph)
    assert held(any_store, "PAID:Account:Wallet")[0]["amount"] == 1.0
    assert held(any_store, "PAID:Account:Account")[0]["amount"] == 2.0
    with any_store.update() as update:
        update.delete(tables()["PAID:Account:Wallet"], ["x"])
        update.publish()
    assert (ids(any_store, "PAID:Account:Wallet"), ids(any_store, "PAID:Account:Account")) == ([], ["x"])


def test_the_order_of_adding_does_not_matter(any_store: GraphStore) -> None:
    graph = emails({f"p:{number}": f"{number % 2}@example.org" for number in range(6)})
    publish(any_store, graph)
    before = [held(any_store, name) for name in graph]
    publish(any_store, {name: list(reversed(rows)) for name, rows in graph.items()}, fresh=True)
    assert [held(any_store, name) for name in graph] == before
