from __future__ import annotations

import pytest

from linkgraph.store.neo4j.address import Address, address


@pytest.mark.parametrize(
    ("uri", "environment", "expected"),
    [
        ("bolt://h:7687", {}, Address("bolt://h:7687")),
        ("neo4j+s://h/graph", {}, Address("neo4j+s://h", "graph")),
        ("bolt://u:p%40ss@h:1", {}, Address("bolt://h:1", None, "u", "p@ss")),
        ("bolt://[::1]:7687", {}, Address("bolt://[::1]:7687")),
        ("bolt://h", {"NEO4J_PASSWORD": "secret"}, Address("bolt://h", None, None, "secret")),
        ("bolt://h", {"NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "x"}, Address("bolt://h", None, "u", "x")),
        ("bolt://h", {"NEO4J_AUTH": "u/a/b", "NEO4J_DATABASE": "d"}, Address("bolt://h", "d", "u", "a/b")),
        ("bolt://h", {"NEO4J_AUTH": "none"}, Address("bolt://h")),
        ("bolt://u:p@h", {"NEO4J_USER": "v", "NEO4J_PASSWORD": "q"}, Address("bolt://h", None, "u", "p")),
    ],
)
def test_what_a_uri_and_the_environment_say(uri: str, environment: dict[str, str], expected: Address) -> None:
    assert address(uri, environment=environment) == expected


def test_arguments_come_first() -> None:
    found = address("bolt://u:p@h", user="me", password="mine", environment={"NEO4J_PASSWORD": "env"})
    assert found.auth == ("me", "mine")


def test_a_password_alone_is_that_of_the_user_neo4j() -> None:
    assert address("bolt://h", environment={"NEO4J_PASSWORD": "x"}).auth == ("neo4j", "x")


def test_a_password_is_never_shown() -> None:
    found = address("bolt://u:secret@h/graph", environment={})
    assert "secret" not in repr(found)
    assert found.shown == "bolt://h/graph"
