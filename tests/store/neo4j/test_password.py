from __future__ import annotations

import pytest

from linkgraph.errors import StoreUnreachable
from linkgraph.store import open_store
from tests import neo4j_server


@pytest.fixture(scope="module")
def guarded(neo4j_uri: str) -> str:  # a server without a password first: where none can run, this is skipped too
    del neo4j_uri
    return "a long password"


def test_the_right_password_opens_and_a_wrong_one_says_what_to_check(
    guarded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NEO4J_USER", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_AUTH"):
        monkeypatch.delenv(name, raising=False)
    with neo4j_server.running(guarded) as uri:
        store = open_store(uri, user="neo4j", password=guarded)
        assert store.query("RETURN 1 AS n").dicts() == [{"n": 1}]
        store.close()
        for wrong in ("wrong", None):
            with pytest.raises(StoreUnreachable, match="does not let us in; check the user and the password"):
                open_store(uri, password=wrong).query("RETURN 1 AS n")
