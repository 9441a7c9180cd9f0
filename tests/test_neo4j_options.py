"""The server of the tests and the benchmarks runs as docker-compose.yml would start it."""

from __future__ import annotations

from neo4j import GraphDatabase

from tests import neo4j_server

RUNTIME = (
    "CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes RETURN attributes.InputArguments.value AS given"
)


def test_java_is_told_what_compose_says(neo4j_uri: str) -> None:
    compose = (neo4j_server.ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    options = neo4j_server.java_options()
    assert len(options) == compose.count("-XX:") > 0
    with GraphDatabase.driver(neo4j_uri) as driver:
        given = driver.execute_query(RUNTIME).records[0]["given"]
    assert set(options) <= set(given)
