from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from linkgraph import read
from linkgraph.read.shared import kind_in_words
from linkgraph.store import GraphStore
from tests.read.graph import Graph
from tests.read.pair import embedded

ANN, BOB, CIA, DAN = "upwork:ann", "upwork:bob", "upwork:cia", "upwork:dan"


def graph() -> Graph:
    graph = Graph()
    for account in (ANN, BOB):
        told = {"title": "Ms", "unusable": ["email: test@test.com", f"phone: {account}"]}
        graph.account(account, attributes=json.dumps(told))
        graph.shows(account, "HAS_HANDLE", "john")
        graph.shows(account, "HAS_DEVICE", "d-1")
    graph.evidence(ANN, BOB, "device", 3.0)
    graph.account(CIA)
    graph.account(DAN, attributes=json.dumps({"unusable": [f"website: {at}" for at in range(12)]}))
    return graph


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with embedded(graph(), tmp_path_factory.mktemp("shared")) as store:
        yield store


def why_not(store: GraphStore, left: str, right: str) -> list[str]:
    return list(read.explain(store, left, right, prior_bits=-8.0, threshold=11.25)["why_not"])


@pytest.mark.parametrize(("left", "right"), [(ANN, BOB), (BOB, ANN)])
def test_what_is_shared_and_links_nothing_is_named(store: GraphStore, left: str, right: str) -> None:
    said = why_not(store, left, right)
    assert [reason for reason in said if "the handle john" in reason and "nothing is concluded" in reason]
    assert [reason for reason in said if "Both gave as email test@test.com" in reason]
    assert not [reason for reason in said if "phone" in reason], "each gave another"
    assert not [reason for reason in said if "d-1" in reason], "it is in the evidence"


def test_nothing_is_said_where_nothing_is_shared(store: GraphStore) -> None:
    [said] = why_not(store, ANN, CIA)
    assert said.startswith("There is no evidence between them.")


def test_a_list_has_an_end(store: GraphStore) -> None:
    from linkgraph.read.shared import shared

    said = list(shared(store, {"left": DAN, "right": DAN, "evidence": []}))
    assert len(said) == 11
    assert said[-1] == "So it is with 2 more values that they share."


@pytest.mark.parametrize(
    ("edge", "words"),
    [("HAS_PAYMENT_ACCOUNT", "payment account"), ("LOGGED_IN_FROM", "IP address"), ("LIVES_AT", "address")],
)
def test_what_is_shared_is_named_in_words(edge: str, words: str) -> None:
    assert kind_in_words(edge) == words
