"""Fixtures for every test: the two stores, the server one against a real Neo4j."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from linkgraph.store import GraphStore, open_store
from tests import neo4j_server

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """The bolt URI of a server of this test session."""
    try:
        with neo4j_server.running() as uri:
            yield uri
    except neo4j_server.ServerMissingError as missing:
        if os.environ.get(neo4j_server.REQUIRE) == "1":
            pytest.fail(f"{missing} ({neo4j_server.REQUIRE}=1 asks for it)")
        pytest.skip(str(missing))


@pytest.fixture(params=["ladybug", "neo4j"])
def any_uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URI of an empty store, of each kind in turn."""
    if request.param == "ladybug":
        return f"ladybug:{tmp_path / 'graph.lbug'}"
    uri: str = request.getfixturevalue("neo4j_uri")
    neo4j_server.empty(uri)
    return uri


@pytest.fixture
def any_store(any_uri: str) -> Iterator[GraphStore]:
    """An empty store, of each kind in turn."""
    store = open_store(any_uri)
    yield store
    store.close()
