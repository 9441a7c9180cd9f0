"""Edges that are loaded by the server's numbers of nodes."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest
from neo4j import GraphDatabase

from linkgraph.errors import StoreError
from linkgraph.schema import Edge, tables
from linkgraph.store.neo4j import numbers
from linkgraph.store.neo4j.address import address
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.numbers import Numbering
from linkgraph.store.neo4j.settings import Settings
from tests import neo4j_server

HAS_EMAIL = tables()["HAS_EMAIL:Account:Email"]
MADE = """
UNWIND range(1, 50) AS i
CREATE (:Account {id: 'a' + i}), (:Other {id: 'a' + i}), (:Email {id: 'e' + i})
RETURN count(*)
"""


@pytest.fixture
def numbering(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Numbering]:
    """Of a database in which the nodes of others stand between ours."""
    monkeypatch.setattr(numbers, "SPAN", 7)
    neo4j_server.empty(neo4j_uri)
    with GraphDatabase.driver(neo4j_uri) as driver:
        driver.execute_query(MADE)
    connection = Connection(address(neo4j_uri, environment={}))
    yield Numbering(connection, Settings())
    connection.close()
    neo4j_server.empty(neo4j_uri)


def rows(*targets: str) -> pa.Table:
    """Edges of one account."""
    return pa.table({"source": pa.chunked_array([["a7"] * len(targets)]), "target": pa.chunked_array([list(targets)])})


def test_the_numbers_are_those_of_the_nodes(numbering: Numbering, neo4j_uri: str) -> None:
    assert isinstance(HAS_EMAIL, Edge)
    numbering.begin(HAS_EMAIL)
    found = numbering.numbered(HAS_EMAIL, rows(*(f"e{i}" for i in range(1, 51)))).to_pylist()
    with GraphDatabase.driver(neo4j_uri) as driver:
        asked = driver.execute_query("MATCH (n) RETURN labels(n)[0] + ' ' + n.id AS name, id(n) AS number").records
    known = {record["name"]: record["number"] for record in asked}
    assert found == [{"source": known["Account a7"], "target": known[f"Email e{i}"]} for i in range(1, 51)]


def test_an_end_that_is_not_there_is_refused(numbering: Numbering) -> None:
    assert isinstance(HAS_EMAIL, Edge)
    numbering.begin(HAS_EMAIL)
    with pytest.raises(StoreError, match=r"1 rows .* not there"):
        numbering.numbered(HAS_EMAIL, rows("e1", "a7"))
