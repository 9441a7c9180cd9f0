from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from linkgraph.errors import QueryError, QueryStopped, StoreUnreachable, WriteRefused
from linkgraph.schema import tables
from linkgraph.store import GraphStore, open_store
from linkgraph.store.stopping import Stop
from tests.store.rows import Graph, emails, ids, publish

ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * y) AS n"


@pytest.fixture
def store(any_store: GraphStore) -> GraphStore:
    graph: Graph = emails({f"p:{number}": f"{number // 2}@example.org" for number in range(6)})
    graph["LINKED:Account:Account"] = [
        {
            "id": f"l{number}",
            "source": f"p:{number}",
            "target": f"p:{number + 1}",
            "weight": 5.0,
            "signals": ["email"],
        }
        for number in range(2)
    ]
    publish(any_store, graph)
    return any_store


def test_a_node_is_a_dict_of_its_declared_properties(store: GraphStore) -> None:
    [row] = store.query("MATCH (a:Account {id: 'p:1'}) RETURN a").dicts()
    declared = [column.name for column in tables()["Account"].columns]
    assert list(row["a"]) == ["_label", "id", *declared]
    assert (row["a"]["_label"], row["a"]["id"], row["a"]["name"]) == ("Account", "p:1", "Name of p:1")


def test_an_edge_says_its_type_and_its_ends(store: GraphStore) -> None:
    [row] = store.query("MATCH (:Account {id: 'p:0'})-[l:LINKED]-() RETURN l").dicts()
    assert row["l"] == {
        "_type": "LINKED", "_source": "p:0", "_target": "p:1", "id": "l0",
        "weight": 5.0, "probability": None, "signals": ["email"], "judged": None, "run": None,
    }  # fmt: skip


def test_a_path_and_nested_values(store: GraphStore) -> None:
    asked = (
        "MATCH p = (a:Account {id: 'p:0'})-[:LINKED*2..2]->(c:Account) "
        "RETURN p, [a, c] AS both_ends, {name: c.name, n: 1} AS pair, collect(c.id) AS ids"
    )
    [row] = store.query(asked).dicts()
    assert [node["id"] for node in row["p"]["_nodes"]] == ["p:0", "p:1", "p:2"]
    assert [edge["_source"] for edge in row["p"]["_edges"]] == ["p:0", "p:1"]
    assert [node["id"] for node in row["both_ends"]] == ["p:0", "p:2"]
    assert (row["pair"], row["ids"]) == ({"name": "Name of p:2", "n": 1}, ["p:2"])


def test_the_edges_of_a_path_by_themselves(store: GraphStore) -> None:
    [row] = store.query("MATCH (:Account {id: 'p:0'})-[es:LINKED*2..2]->(c:Account) RETURN es").dicts()
    assert [edge["id"] for edge in row["es"]] == ["l0", "l1"]


def test_type_of_an_edge_and_what_is_not_there(store: GraphStore) -> None:
    asked = (
        "MATCH (a:Account {id: 'p:5'})-[r]->(e:Email) OPTIONAL MATCH (a)-[m:MEMBER_OF]->(c:Cluster) "
        "RETURN type(r) AS kind, m, c, c.id AS id"
    )
    assert store.query(asked).dicts() == [{"kind": "HAS_EMAIL", "m": None, "c": None, "id": None}]


def test_parameters(store: GraphStore) -> None:
    asked = "MATCH (a:Account) WHERE a.id IN $ids AND a.name <> $name RETURN a.id AS id ORDER BY id"
    values = {"ids": ["p:1", "p:2", "p:3"], "name": "Name of p:2", "not used": 1}
    assert store.query(asked, values).dicts() == [{"id": "p:1"}, {"id": "p:3"}]
    assert store.query(asked, {**values, "ids": []}).rows == ()


def test_a_missing_parameter_is_named(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="needs a value for name"):
        store.query("MATCH (a:Account) WHERE a.id = $name RETURN '$other' AS text // $comment")


def test_a_limit_cuts_the_answer_and_says_so(store: GraphStore) -> None:
    asked = "MATCH (a:Account) RETURN a.id AS id ORDER BY id"
    cut = store.query(asked, limit=2)
    assert (cut.rows, cut.truncated) == ((("p:0",), ("p:1",)), True)
    assert not store.query(asked, limit=6).truncated
    assert not store.query(asked).truncated
    assert store.query(asked, limit=0).rows == ()


def test_a_query_apart_gets_the_same_answers_and_refusals(store: GraphStore) -> None:
    path = "MATCH p = (a:Account {id: $id})-[:LINKED*2..2]->(c:Account) RETURN p, [a, c] AS both_ends, {n: 1.5} AS more"
    many = "MATCH (a:Account) RETURN a.id AS id ORDER BY id"
    assert store.query_apart(path, {"id": "p:0"}) == store.query(path, {"id": "p:0"})
    assert store.query_apart(many, limit=2) == store.query(many, limit=2)
    for wrong in ("MATCH (a:Account RETURN a", "CREATE (a:Account {id: 'new'})", "LOAD FROM '/etc/hostname' RETURN *"):
        with pytest.raises(QueryError) as one:
            store.query(wrong)
        with pytest.raises(QueryError) as other:
            store.query_apart(wrong)
        assert (type(one.value), str(one.value)) == (type(other.value), str(other.value))
    with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
        store.query_apart(ENDLESS, timeout=0.5)


def test_a_timeout_stops_the_query_and_the_store_goes_on(store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
        store.query(ENDLESS, timeout=0.5)
    assert store.query("RETURN 1 AS n", timeout=5).dicts() == [{"n": 1}]


def test_a_query_is_ended_in_the_store_from_another_thread(store: GraphStore) -> None:
    stop = Stop()
    with ThreadPoolExecutor(1) as other:
        running = other.submit(store.query, ENDLESS, timeout=60, stop=stop)
        with pytest.raises(TimeoutError):
            running.result(0.5)
        stop()
        with pytest.raises(QueryStopped):
            running.result(20)
    assert store.query("RETURN 1 AS n").dicts() == [{"n": 1}]


def test_a_stopped_query_does_not_begin_and_one_not_stopped_is_answered(store: GraphStore) -> None:
    stop = Stop()
    assert store.query("RETURN 1 AS n", stop=stop).dicts() == [{"n": 1}]
    with pytest.raises(QueryError, match="no_such_word"):
        store.query("no_such_word", stop=stop)
    stop()
    with pytest.raises(QueryStopped):
        store.query("RETURN 1 AS n", stop=stop)


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (a:Account {id: 'new'})",
        "MATCH (a:Account) SET a.name = 'changed'",
        "MATCH (a:Account) DETACH DELETE a",
        "MERGE (a:Account {id: 'new'}) RETURN a.id AS id",
        "MATCH (a:Account {id: 'p:0'}), (b:Account {id: 'p:5'}) CREATE (a)-[:LINKED {id: 'new'}]->(b)",
    ],
)
def test_the_store_itself_refuses_to_write(store: GraphStore, cypher: str) -> None:
    with pytest.raises(WriteRefused, match="reading"):
        store.query(cypher)
    assert ids(store, "Account") == [f"p:{number}" for number in range(6)]


def test_words_of_writing_in_a_text_are_no_writing(store: GraphStore) -> None:
    asked = "MATCH (a:Account) WHERE a.name = 'DELETE; SET CREATE' RETURN count(*) AS n // COPY LOAD MERGE"
    assert store.query(asked).dicts() == [{"n": 0}]


@pytest.mark.parametrize(
    "cypher",
    [
        "COPY (MATCH (a:Account) RETURN a.id) TO '{file}'",
        "MATCH (a:Account) RETURN a.id AS id; COPY (MATCH (a:Account) RETURN a.id) TO '{file}'",
        "LOAD FROM '{file}' RETURN *",
        "LOAD CSV FROM 'file:///{file}' AS line RETURN line",
        "EXPORT DATABASE '{file}'",
        "CHECKPOINT",
        "CALL threads = 1",
        "INSTALL httpfs",
        "DROP TABLE Account",
        "CREATE INDEX x FOR (a:Account) ON (a.bio)",
        "BEGIN TRANSACTION",
    ],
)
def test_nothing_beside_the_graph_is_read_or_written(store: GraphStore, tmp_path: Path, cypher: str) -> None:
    file = tmp_path / "file.csv"
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(QueryError):
        store.query(cypher.format(file=file))
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert ids(store, "Email") == [f"{number}@example.org" for number in range(3)]


@pytest.mark.parametrize(
    ("cypher", "where"),
    [
        ("MATCH (a:Account RETURN a", "line 1, column 18"),
        ("MATCH (a:Account)\nWHERE a.id = 'x'\n  RETRN a", "line 3, column 3"),
        ("MATCH (a:Account) RETURN b", "line 1, column 26"),
        ("MATCH (a:Account)\n RETURN nope(a.id)", "line 2, column 9"),
        ("", "at its end"),
    ],
)
def test_wrong_cypher_is_answered_with_one_sentence_and_its_place(store: GraphStore, cypher: str, where: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(cypher)
    message = str(caught.value)
    assert where in message
    assert "\n" not in message
    assert len(message) < 300


def test_a_query_before_anything_is_published_says_so(tmp_path: Path) -> None:
    store = open_store(f"ladybug:{tmp_path}/graph.lbug")
    with pytest.raises(StoreUnreachable, match=r"there is no graph at .* yet"):
        store.query("MATCH (a:Account) RETURN count(*) AS n")
