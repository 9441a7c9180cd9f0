"""Nodes that are written together with the first edge that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j import GraphDatabase

from linkgraph.errors import StoreError
from linkgraph.schema import Node, arrow_schema, tables
from linkgraph.store.neo4j.address import address
from linkgraph.store.neo4j.ddl import is_declared
from linkgraph.store.neo4j.joined import Waiting, apart, may_wait
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.store import Neo4jStore
from linkgraph.store.neo4j.writing import LED_TO, SOURCE_ID
from tests import neo4j_server
from tests.store.rows import Graph, add, arrow, emails, held, ids, people, publish

HAS_EMAIL = "HAS_EMAIL:Account:Email"
PAID = "PAID:Account:Wallet"
HAS_WALLET = "HAS_WALLET:Account:Wallet"
OWN = {f"p:{number:05}": f"{number}@example.org" for number in range(700)}


def graph() -> Graph:
    """Addresses with one edge, with several and with none; wallets to which edges of two tables lead."""
    made: Graph = {**emails({**OWN, "p:x": "0@example.org", "p:y": "x@example.org"})}
    made["Email"] += [{"id": f"none {number}", "domain": "d"} for number in range(300)]
    made["Wallet"] = [{"id": f"w{number}", "chain": "c", "accounts": number} for number in range(4)]
    made[HAS_WALLET] = [{"id": f"h{n}", "source": f"p:0000{n}", "target": f"w{n}", "line": n} for n in (0, 1)]
    made[PAID] = [{"id": f"t{n}", "source": "p:00009", "target": f"w{n}", "amount": 2.0} for n in (1, 2)]
    return made


@pytest.fixture(params=[0, 256 << 20], ids=["none wait", "all wait"])
def store(neo4j_uri: str, request: pytest.FixtureRequest) -> Iterator[Neo4jStore]:
    """One that loads with several sessions; where nodes may wait, into a database without our indexes."""
    neo4j_server.empty(neo4j_uri)
    if request.param:
        drop_indexes(neo4j_uri)
    settings = Settings(transaction_mb=1, load_rows=100, pause=0.01, waiting_bytes=request.param)
    made = Neo4jStore(address(neo4j_uri, environment={}), settings)
    yield made
    made.close()


def drop_indexes(uri: str) -> None:
    """Drops the constraints and indexes that linkgraph makes."""
    with GraphDatabase.driver(uri) as driver:
        for kind in ("CONSTRAINT", "INDEX"):
            for record in driver.execute_query(f"SHOW {kind}{'ES' if kind == 'INDEX' else 'S'} YIELD name").records:
                if is_declared(record["name"]):
                    driver.execute_query(f"DROP {kind} {record['name']} IF EXISTS")


def test_every_row_is_there_once(store: Neo4jStore) -> None:
    wanted = graph()
    publish(store, wanted, fresh=True)
    for name, rows in wanted.items():
        assert held(store, name) == sorted(arrow(name, rows).to_pylist(), key=lambda row: str(row["id"])), name


def test_edges_that_come_later_find_their_nodes(store: Neo4jStore) -> None:
    late = [{"id": f"late {n}", "source": "p:00003", "target": f"{n}@example.org"} for n in range(5)]
    with store.update(fresh=True) as update:
        add(update, graph())
        update.add(tables()[HAS_EMAIL], arrow(HAS_EMAIL, late))
        update.publish()
    assert ids(store, HAS_EMAIL) == sorted(row["id"] for row in [*graph()[HAS_EMAIL], *late])


def test_an_edge_to_a_node_that_is_not_there_is_refused(store: Neo4jStore) -> None:
    wanted = graph()
    wanted[HAS_EMAIL].append({"id": "wrong", "source": "p:00001", "target": "nobody"})
    with pytest.raises(StoreError, match=r"1 rows .* not there"):
        publish(store, wanted, fresh=True)
    assert not store.exists()


def test_a_small_graph_and_one_after_a_load_cut_off_have_their_indexes(store: Neo4jStore, neo4j_uri: str) -> None:
    with store.update(fresh=True) as update:
        add(update, graph())
    publish(store, {"Account": people("one")}, fresh=True)
    assert (ids(store, "Account"), ids(store, "Email")) == (["one"], [])
    with GraphDatabase.driver(neo4j_uri) as driver:
        made = driver.execute_query("SHOW INDEXES YIELD name WHERE name = 'linkgraph_Email_value' RETURN name")
    assert len(made.records) == 1


def test_what_is_begun_at_does_not_wait() -> None:
    made = {name for name, table in tables().items() if isinstance(table, Node) and may_wait(table)}
    assert {"Email", "Photo", "Event"} <= made
    assert not made & {"Account", "Reject", "Cluster"}


@given(st.lists(st.sets(st.integers(0, 9))), st.lists(st.lists(st.integers(0, 12))))
def test_each_edge_comes_once_and_each_node_with_its_first(batches: list[set[int]], led: list[list[int]]) -> None:
    email = tables()["Email"]
    assert isinstance(email, Node)
    known = [f"e{number}" for number in dict.fromkeys(number for batch in batches for number in sorted(batch))]
    waiting = Waiting(email, pa.table({name: [] for name in arrow_schema(email).names}, schema=arrow_schema(email)))
    waiting.add(arrow("Email", [{"id": value, "domain": value * 2} for value in known]))
    came: list[str] = []
    for at, targets in enumerate(led):
        rows = [{"id": f"{at} {n}", "source": "a", "target": f"e{to}", "line": n} for n, to in enumerate(targets)]
        given_rows = arrow(HAS_EMAIL, rows)
        joined, others = waiting.join(given_rows.append_column(SOURCE_ID, given_rows["source"]))
        together = [part for made in joined for part in check(made)]
        came += [str(row["target"]) for row in together]
        found = sorted([*together, *others.drop_columns([SOURCE_ID]).to_pylist()], key=lambda row: row["line"])
        assert found == arrow(HAS_EMAIL, rows).to_pylist()
    wanted = [f"e{to}" for targets in led for to in targets]
    assert came == [value for value in dict.fromkeys(wanted) if value in known]
    assert waiting.rest()["id"].to_pylist() == [value for value in known if value not in wanted]


def check(joined: pa.Table) -> list[dict[str, object]]:
    """The edges of joined rows, as they were; each has its own node."""
    edges, nodes = apart(joined)
    assert joined[SOURCE_ID].to_pylist() == edges["source"].to_pylist()
    assert joined[f"{LED_TO}domain"].to_pylist() == [value * 2 for value in edges["target"].to_pylist()]
    assert nodes["id"].to_pylist() == edges["target"].to_pylist()
    rows: list[dict[str, object]] = edges.select(arrow_schema(tables()[HAS_EMAIL]).names).to_pylist()
    return rows
