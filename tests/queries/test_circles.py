"""No query that comes with linkgraph closes a circle in one pattern.

Where everybody in a small cluster is joined to everybody, Ladybug 0.22 intersects the ends of such a pattern. It then
counts several edges between two nodes as one, and ends the process where it reads what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from linkgraph_queries import header

from linkgraph.errors import QueryError
from linkgraph.flags import suggest_roles
from linkgraph.store import GraphStore
from linkgraph.store.ladybug.engine import connected, open_database, run
from linkgraph.store.ladybug.settings import Settings
from tests.read.graph import Graph
from tests.read.pair import embedded

CIRCLE = "MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)-[:MEMBER_OF]->(c) RETURN a.id, e.signal"
SIGNALS = ("wallet", "phone", "email", "device", "photo", "name", "document")
VALUES = {"int": 1, "float": 1.0, "bool": True, "string": "x", "strings": ["x"], "ints": [1]}
QUERIES = [
    (folder, name)
    for folder in ("", "read", "flags", "evaluate")
    for name in header.names(folder)
    if not re.search(r"\b(LABEL|PROPERTY|CONDITION)\b", header.load(folder, name).cypher)  # filled in from the schema
]


@pytest.fixture(scope="module")
def accounts() -> list[str]:
    return [f"up:{number}" for number in range(32)]


@pytest.fixture(scope="module")
def dense(accounts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    graph = Graph()
    for account in accounts:
        graph.account(account, education=[account], employment=[account])
        graph.shows(account, "HAS_DEVICE", f"device of {account}")
    graph.cluster("C1", accounts)
    for left, right in combinations(accounts, 2):
        graph.similar_name(left, right, "Ann", "Anna")
        graph.edge("OPENLY_TOGETHER", ("Account", left), ("Account", right), what="home", value="1 main st")
        for signal in SIGNALS:
            graph.evidence(left, right, signal, 19.0)
    with embedded(graph, tmp_path_factory.mktemp("dense")) as store:
        yield store


def _intersects(store: GraphStore, cypher: str, params: dict[str, object]) -> bool:
    database = open_database(Path(store.uri.removeprefix("ladybug:")), Settings(), read_only=True)
    with connected(database) as connection:
        [[plan]] = run(connection, f"EXPLAIN LOGICAL\n{cypher}", params).get_all()
    database.close()
    return "INTERSECT" in str(plan)


def test_a_circle_would_be_intersected(dense: GraphStore) -> None:
    assert _intersects(dense, CIRCLE, {})


def test_a_circle_in_an_own_query_is_refused_and_closed_by_itself_it_is_counted(dense: GraphStore) -> None:
    circle = "MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)-[:MEMBER_OF]->(c) RETURN count(*)"
    closed = circle.replace("-[:MEMBER_OF]->(c)", " WITH a, b, c, e MATCH (b)-[:MEMBER_OF]->(c)")
    every = dense.query("MATCH (:Account)-[e:EVIDENCE]-(:Account) RETURN count(*)").rows
    for _ in range(2):
        with pytest.raises(QueryError, match="would count this pattern wrong"):
            dense.query_apart(circle)
    assert dense.query_apart(closed).rows == every == ((len(SIGNALS) * 32 * 31,),)


@pytest.mark.parametrize(("folder", "name"), QUERIES)
def test_no_query_is(dense: GraphStore, folder: str, name: str) -> None:
    query = header.load(folder, name)
    assert not _intersects(dense, query.cypher, {param.name: VALUES[param.type] for param in query.params})


def test_all_that_ties_an_account_is_counted(dense: GraphStore, accounts: list[str]) -> None:
    roles = suggest_roles(dense, dict.fromkeys(accounts, "C1"), [])
    means = ("device", "email", "phone", "wallet")
    assert {role.because for role in roles.values()} == {
        tuple(f"shares {name} with 31 of the others" for name in means)
    }


def test_one_name_with_several_employers_is_found(dense: GraphStore) -> None:
    found = dense.query(header.load("flags", "contradicting_employment").cypher).rows
    assert len(found) == 32 * 31 / 2
