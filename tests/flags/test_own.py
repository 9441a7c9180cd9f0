"""Asked about some accounts, a red flag finds what it finds of them when it is asked about all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.flagcases import make
from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.flags import flags
from linkgraph.flags.evaluate import findings_of, memberships
from linkgraph.flags.own import ASKED, own
from linkgraph.progress import SilentProgress
from linkgraph.schema import tables
from linkgraph.store import GraphStore, open_store
from tests import neo4j_server

OWN = {id_: query for id_, flag in flags().items() if (query := own(flag)) is not None}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("own") / "case"
    make(5, 2).write(folder)
    case = Case.open(folder)
    pipeline.run(case, None, progress=SilentProgress())
    opened = open_store(case.default_store_uri())
    yield opened
    opened.close()


@pytest.mark.parametrize("flag", OWN)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_some_accounts_are_told_as_all_are(store: GraphStore, flag: str, data: st.DataObject) -> None:
    ids = sorted(str(row[0]) for row in store.query("MATCH (a:Account) RETURN a.id AS id").rows)
    asked = data.draw(st.sets(st.sampled_from(ids), max_size=60))
    home = memberships(store)
    every = findings_of(store, flags()[flag], {}, home)
    found = {row["subject"] for row in every}
    asked |= set(data.draw(st.lists(st.sampled_from(sorted(found))))) if found else set()
    some = findings_of(store, flags()[flag], {ASKED: sorted(asked)}, home, OWN[flag].cypher)
    assert some == [row for row in every if row["subject"] in asked]


def test_a_server_tells_some_accounts_as_the_embedded_store_does(store: GraphStore, neo4j_uri: str) -> None:
    neo4j_server.empty(neo4j_uri)
    with closing(open_store(neo4j_uri)) as server, server.update(fresh=True) as update:
        for table in tables().values():
            update.add(table, store.read(table))
        ids = sorted(store.read(tables()["Account"]).column("id").to_pylist())[::2]
        home = memberships(store)
        for id_, query in OWN.items():
            told = [findings_of(graph, flags()[id_], {ASKED: ids}, home, query.cypher) for graph in (store, update)]
            assert told[0] == told[1]


def test_most_flags_on_own_rows_are_known() -> None:
    """By their shape; who writes one otherwise makes runs slower, and nothing wrong."""
    assert len(OWN) >= 35
    assert OWN["location_not_confirmed"].tables == {"Account", "LOGGED_IN_FROM"}
    assert OWN["remote_desktop_port"].tables == {"LOGGED_IN_FROM"}
    assert OWN["noted_asked_crypto"].tables == {"HAD_EVENT", "Event"}
    assert OWN["crypto_payout"].tables >= {"PAID", "Wallet"}


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Account)\nWITH avg(a.rating) AS mean, collect(a) AS every\nRETURN every[1].id AS subject\n",
        "MATCH (a:Account)\nWITH a.platform AS platform, count(*) AS n\nMATCH (a:Account)\nRETURN a.id AS subject\n",
        "MATCH (a:Account)\nRETURN a.id AS subject\nORDER BY a.rating\nLIMIT 3\n",
        "MATCH (a:Account)-[r:PAID]->(b:Account)-[:PAID]->(c:Wallet)\nRETURN a.id AS subject\n",
        "MATCH (a:Account)<-[r:RATED]-(b:Account)\nRETURN a.id AS subject\n",
        "MATCH (a:Account)-[r:RATED]-(b:Account)\nRETURN a.id AS subject\n",
        "MATCH (a:Account)-[r:RATED]->(b:Account)\nRETURN b.id AS subject\n",
        "MATCH (a:Account)\nWHERE NOT EXISTS { MATCH (a)-[:PAID]->() }\nRETURN a.id AS subject\n",
        "MATCH (a:Account)-[:PAID]->(:Wallet)\nRETURN a.id AS subject\n",
        "MATCH (a:Account)\nRETURN a.id AS subject\nUNION\nMATCH (a:Account)\nRETURN a.id AS subject\n",
        "MATCH (a:Account)\nWITH a.id AS id, a.name AS name\nRETURN a.id AS subject\n",
    ],
)
def test_queries_that_look_further_are_asked_about_all(cypher: str) -> None:
    assert own(replace(flags()["own_places"], cypher=cypher)) is None


def test_a_flag_about_clusters_is_asked_about_all() -> None:
    assert own(replace(flags()["own_places"], subject="cluster")) is None
    assert own(replace(flags()["own_places"], columns=("subject", "cluster"))) is None
