"""Alike names of two members of one cluster are known, though they are no evidence between the two."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from linkgraph.read import evidence
from tests.pipeline.small import IBAN, WALLET, linked, run, table

PROFILES = [
    {"account": "upwork:a", "name": "Marta Silveira", "wallet": WALLET},
    {"account": "guru:b", "name": "Ji-woo Han", "wallet": WALLET, "payment_account": IBAN},
    {"account": "fiverr:c", "name": "Martha Silveira", "payment_account": IBAN},
    {"account": "fiverr:d", "name": "Martha Silveyra"},
]


def alike(case: Case) -> set[frozenset[str]]:
    with closing(pipeline.open_case_store(case, None)) as store:
        found = store.query("MATCH (a:Account)-[:SIMILAR_NAME]->(b:Account) RETURN a.id, b.id")
        told = {(row["left"], row["right"]) for row in evidence(store)}
        assert not told & {("fiverr:c", "upwork:a"), ("fiverr:c", "fiverr:d")}
        return {frozenset(row) for row in found.rows}


def test_in_one_cluster_until_a_judgement_parts_it(tmp_path: Path) -> None:
    table(tmp_path / "profiles.csv", PROFILES)
    case = Case.open(tmp_path)
    run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert linked(store) == [("fiverr:c", "guru:b"), ("guru:b", "upwork:a")]
    assert alike(case) == {frozenset({"upwork:a", "fiverr:c"})}
    pipeline.judge(case, None, "fiverr:c", "guru:b", "different", "kay", progress=SilentProgress())
    assert alike(case) == set()
