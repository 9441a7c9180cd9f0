from __future__ import annotations

import pytest

from linkgraph.errors import StoreError, StoreLocked, WriteRefused
from linkgraph.schema import tables
from linkgraph.store import GraphStore, open_store
from tests.store.rows import add, arrow, emails, held, ids, people, publish

ACCOUNT = tables()["Account"]
EMAIL = tables()["Email"]
HAS_EMAIL = tables()["HAS_EMAIL:Account:Email"]
PAIR = {"p:1": "a@example.org", "p:2": "a@example.org"}


def test_an_empty_store_has_nothing_published(any_store: GraphStore) -> None:
    assert not any_store.exists()


def test_what_is_published_is_there(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    assert any_store.exists()
    assert ids(any_store, "Account") == ["p:1", "p:2"]


def test_leaving_without_publishing_leaves_nothing(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    with any_store.update() as update:
        add(update, {"Account": people("p:3")})
        update.delete(HAS_EMAIL, ["p:1>a@example.org"])
    assert ids(any_store, "Account") == ["p:1", "p:2"]
    assert len(ids(any_store, "HAS_EMAIL:Account:Email")) == 2


def test_an_error_inside_an_update_leaves_nothing(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    with pytest.raises(ZeroDivisionError):
        _fail_in_the_middle(any_store)
    assert ids(any_store, "Account") == ["p:1", "p:2"]
    publish(any_store, {"Account": people("p:4")})
    assert ids(any_store, "Account") == ["p:1", "p:2", "p:4"]


def test_a_fresh_update_begins_with_nothing(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    publish(any_store, {"Account": people("p:9")}, fresh=True)
    assert ids(any_store, "Account") == ["p:9"]
    assert ids(any_store, "Email") == ids(any_store, "HAS_EMAIL:Account:Email") == []


def test_readers_see_nothing_of_an_update_before_it_is_published(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    with any_store.update() as update:
        add(update, {"Account": people("p:3"), "Cluster": [{"id": "c"}]})
        counted = "MATCH (a:Account) RETURN count(*) AS n"
        assert update.query(counted).dicts() == [{"n": 3}]
        assert any_store.query(counted).dicts() == [{"n": 2}]
        update.publish()
    assert any_store.query(counted).dicts() == [{"n": 3}]


def test_a_query_inside_an_update_sees_conclusions_and_what_follows_is_published_too(
    any_store: GraphStore,
) -> None:
    with any_store.update() as update:
        add(update, {"Account": people("p:1"), "Cluster": [{"id": "c"}]})
        add(update, {"MEMBER_OF:Account:Cluster": [{"id": "m", "source": "p:1", "target": "c"}]})
        asked = "MATCH (a:Account)-[:MEMBER_OF]->(c:Cluster) RETURN a.id AS account, c.id AS cluster"
        found = update.query(asked).dicts()
        assert found == [{"account": "p:1", "cluster": "c"}]
        add(update, {"Finding": [{"id": "f", "subject": found[0]["account"]}]})
        add(update, {"ABOUT:Finding:Account": [{"id": "b", "source": "f", "target": "p:1"}]})
        update.publish()
    assert ids(any_store, "ABOUT:Finding:Account") == ["b"]


def test_a_query_inside_an_update_cannot_write(any_store: GraphStore) -> None:
    with any_store.update() as update:
        add(update, {"Account": people("p:1")})
        with pytest.raises(WriteRefused):
            update.query("MATCH (a:Account) SET a.name = 'x'")
        update.publish()
    assert held(any_store, "Account")[0]["name"] == "Name of p:1"


def test_change_replaces_every_property(any_store: GraphStore) -> None:
    publish(any_store, {"Account": [{"id": "p:1", "name": "old", "bio": "old", "names": ["x"]}]})
    with any_store.update() as update:
        update.change(ACCOUNT, arrow("Account", [{"id": "p:1", "name": "new", "country": "DE"}]))
        update.publish()
    assert held(any_store, "Account") == arrow("Account", [{"id": "p:1", "name": "new", "country": "DE"}]).to_pylist()


def test_change_of_an_edge(any_store: GraphStore) -> None:
    graph = emails(PAIR)
    publish(any_store, graph)
    edge = {"id": "p:1>a@example.org", "source": "p:1", "target": "a@example.org", "line": 7, "gone": True}
    with any_store.update() as update:
        update.change(HAS_EMAIL, arrow(HAS_EMAIL.table, [edge]))
        update.publish()
    rows = held(any_store, HAS_EMAIL.table)
    assert rows[0] == arrow(HAS_EMAIL.table, [edge]).to_pylist()[0]
    assert rows[1]["raw"] == "A@EXAMPLE.ORG"


def test_change_of_many_rows(any_store: GraphStore) -> None:
    names = [f"p:{number:04}" for number in range(6000)]
    publish(any_store, {"Email": [{"id": name, "accounts": 1} for name in names]})
    with any_store.update() as update:
        update.change(EMAIL, arrow("Email", [{"id": name, "accounts": 2} for name in names[:5500]]))
        update.publish()
    assert [row["accounts"] for row in held(any_store, "Email")] == [2] * 5500 + [1] * 500


def test_delete_edges_then_their_nodes(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR | {"p:3": "b@example.org"}))
    with any_store.update() as update:
        update.delete(HAS_EMAIL, ["p:3>b@example.org", "not there"])
        update.delete(ACCOUNT, ["p:3", "not there", "p:3"])
        update.delete(EMAIL, ["b@example.org"])
        update.publish()
    assert ids(any_store, "Account") == ["p:1", "p:2"]
    assert ids(any_store, "Email") == ["a@example.org"]


def test_a_node_that_still_has_edges_is_not_deleted(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    with pytest.raises(StoreError):
        _delete_an_email_in_use(any_store)
    assert ids(any_store, "Email") == ["a@example.org"]


def test_rows_of_nothing_change_nothing(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    with any_store.update() as update:
        update.add(ACCOUNT, arrow("Account", []))
        update.change(ACCOUNT, arrow("Account", []))
        update.change(HAS_EMAIL, arrow(HAS_EMAIL.table, []))
        update.delete(ACCOUNT, [])
        update.publish()
    assert ids(any_store, "Account") == ["p:1", "p:2"]


def test_a_second_writer_is_refused_and_a_later_one_is_not(any_store: GraphStore, any_uri: str) -> None:
    other = open_store(any_uri)
    with any_store.update() as update:
        add(update, {"Account": people("p:1")})
        with pytest.raises(StoreLocked, match="another process is writing"), other.update():
            pass
        update.publish()
    publish(other, {"Account": people("p:2")})
    assert ids(any_store, "Account") == ["p:1", "p:2"]
    other.close()


def test_an_update_that_is_over_takes_nothing(any_store: GraphStore) -> None:
    with any_store.update() as update:
        update.publish()
        with pytest.raises(StoreError, match="this update is over"):
            update.add(ACCOUNT, arrow("Account", people("p:1")))


def test_an_open_reader_sees_the_next_publication(any_store: GraphStore, any_uri: str) -> None:
    reader = open_store(any_uri)
    for number in range(1, 4):
        publish(any_store, {"Account": people(f"p:{number}")})
        assert reader.query("MATCH (a:Account) RETURN count(*) AS n").dicts() == [{"n": number}]
    reader.close()


def test_a_stamp_changes_with_each_publication(any_store: GraphStore, any_uri: str) -> None:
    other, seen = open_store(any_uri), {any_store.stamp()}
    for number in range(1, 4):
        publish(other, {"Account": people(f"p:{number}")})
        assert any_store.stamp() is None or any_store.stamp() not in seen
        assert any_store.stamp() == any_store.stamp()
        seen.add(any_store.stamp())
    other.close()


def test_a_closed_store_may_be_closed_again_and_opens_by_itself(any_store: GraphStore) -> None:
    publish(any_store, emails(PAIR))
    any_store.close()
    any_store.close()
    assert ids(any_store, "Account") == ["p:1", "p:2"]


def _fail_in_the_middle(store: GraphStore) -> None:
    with store.update(fresh=True) as update:
        add(update, {"Account": people("p:3")})
        raise ZeroDivisionError


def _delete_an_email_in_use(store: GraphStore) -> None:
    with store.update() as update:
        update.delete(EMAIL, ["a@example.org"])
        update.publish()
