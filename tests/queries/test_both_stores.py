"""Every saved and every reading query runs on both stores and answers the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from linkgraph_queries import header

from linkgraph.store import GraphStore
from tests.read.pair import multiset, on_server
from tests.read.sample import ANN, ANNA, LEE, MAX, sample

ASKED = {
    "account": ANNA,
    "cluster": "C1",
    "count": 10,
    "id": ANNA,
    "ids": [ANNA, ANN, LEE, "p1", "t1", "0xabc", "kim@mail.com"],
    "left": ANNA,
    "limit": 10,
    "most": 10,
    "others": [ANNA, ANN, LEE],
    "rank_by": "risk",
    "second": "",
    "skip": 0,
    "third": "",
    "platform": "",
    "everything": True,
    "picked": [""],
    "left_out": [""],
    "min_weight": -100.0,
    "right": ANN,
    "signal": "",
    "since": "2024-01-01",
    "text": "side",
    "values": ["+4930123456"],
}
OWN: dict[str, dict[str, object]] = {
    "fillings_of_template": {"template": "T-1"},
    "cluster": {"id": "C1"},
    "clusters_by_ids": {"ids": ["C1"]},
    "accounts_with_text": {"text": "anna"},
    "clusters_with_text": {"text": "anna"},
    "news_of_clusters": {"ids": ["C1"]},
    "strongest_of_clusters": {"ids": ["C1"]},
    "titles_of_clusters": {"ids": ["C1"]},
    "find_accounts": {"text": "anna"},
    "holders_of_value": {"id": "kim@mail.com"},
    "judgements_of_account": {"id": LEE},
    "judgements_of_accounts": {"ids": [LEE, MAX]},
    "members": {"id": "C1"},
    "near_ids": {"text": "anna"},
    "nearly_linked": {"min_weight": 1.0},
    "photo": {"id": "p1"},
}
EMPTY_ON_THE_SAMPLE = {"one_name_several_photos"}


@pytest.fixture(scope="module")
def server(neo4j_uri: str) -> Iterator[GraphStore]:
    with on_server(sample(), neo4j_uri) as store:
        yield store


def _asked(query: header.QueryFile) -> dict[str, object]:
    of_cluster = {"id": "C1"} if query.name.endswith("_of_cluster") else {}
    asked = {**ASKED, **query.defaults(), **of_cluster, **OWN.get(query.name, {})}
    return {param.name: asked[param.name] for param in query.params}


QUERIES = [("", name) for name in header.names()] + [("read", name) for name in header.names("read")]


@pytest.mark.parametrize(("folder", "name"), QUERIES)
def test_same_answer_on_both_stores(store: GraphStore, server: GraphStore, folder: str, name: str) -> None:
    query = header.load(folder, name)
    here, there = (each.query(query.cypher, _asked(query)) for each in (store, server))
    assert here.columns == there.columns
    assert multiset(here.rows) == multiset(there.rows)


@pytest.mark.parametrize(("folder", "name"), QUERIES)
def test_the_sample_has_rows_for_it(store: GraphStore, folder: str, name: str) -> None:
    query = header.load(folder, name)
    rows = store.query(query.cypher, _asked(query)).rows
    assert bool(rows) is (name not in EMPTY_ON_THE_SAMPLE)
