"""Every red flag on made-up accounts, from files to findings: positives, look-alikes, unknowns, both stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.flagcases import Cases, Score, found_accounts, make, score
from benchmarks.flagcases.make import known
from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.flags import flags
from linkgraph.progress import SilentProgress
from linkgraph.store import GraphStore, open_store
from tests import neo4j_server

SEED, TIMES = 4, 1


@pytest.fixture(scope="module")
def cases() -> Cases:
    return make(SEED, TIMES)


@pytest.fixture(scope="module")
def case(cases: Cases, tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("flags") / "case"
    cases.write(folder)
    return Case.open(folder)


@pytest.fixture(scope="module")
def store(case: Case) -> Iterator[GraphStore]:
    pipeline.run(case, None, progress=SilentProgress())
    with_findings = open_store(case.default_store_uri())
    yield with_findings
    with_findings.close()


@pytest.fixture(scope="module")
def scores(cases: Cases, store: GraphStore) -> dict[str, Score]:
    members = {row["id"]: row["accounts"] for row in read.clusters(store)}
    return {one.flag: one for one in score(cases.planted, found_accounts(read.findings(store), members))}


@pytest.mark.parametrize("flag", known())
def test_finds_the_planted_and_nobody_else(scores: dict[str, Score], flag: str) -> None:
    one = scores[flag]
    assert (one.found, dict(one.wrong), one.missed) == (one.positives, {}, ())
    assert one.positives
    assert one.negatives


@pytest.mark.parametrize("flag", known())
def test_unknown_stays_unknown(scores: dict[str, Score], flag: str) -> None:
    assert scores[flag].unknown > 0
    assert scores[flag].unknown_found == 0


def test_every_case_is_of_a_flag() -> None:
    assert set(known()) <= set(flags())


def test_equal_seeds_make_equal_cases(cases: Cases) -> None:
    assert make(SEED, TIMES).rows == cases.rows
    assert make(SEED + 1, TIMES).rows != cases.rows


def test_both_stores_find_the_same(case: Case, store: GraphStore, neo4j_uri: str) -> None:
    neo4j_server.empty(neo4j_uri)
    pipeline.run(case, neo4j_uri, progress=SilentProgress())
    server = open_store(neo4j_uri)
    assert read.findings(server) == read.findings(store)
    assert read.coverage(server) == read.coverage(store)
    server.close()
