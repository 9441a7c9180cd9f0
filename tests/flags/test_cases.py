"""Every red flag on made-up accounts, from files to findings: positives, look-alikes, unknowns, both stores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.flagcases import Cases, Score, found_accounts, make, score
from benchmarks.flagcases.make import known
from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.demo.streams import stream
from linkgraph.flags import flags
from linkgraph.progress import SilentProgress
from linkgraph.schema import tables
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


def _scores(cases: Cases, folder: Path) -> dict[str, float]:
    """The risk of every account with findings, after a run of these rows."""
    cases.write(folder)
    case = Case.open(folder)
    pipeline.run(case, None, progress=SilentProgress())
    store = open_store(case.default_store_uri())
    found = _published(store)
    store.close()
    return found


def _published(store: GraphStore) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for part in store.read(tables()["RiskPart"]).to_pylist():
        if part["kind"] == "account":
            found[part["subject"]] += part["points"]
    return {account: points for account, points in found.items() if points}


def test_without_nationality_and_country_no_score_is_lower(store: GraphStore, tmp_path: Path) -> None:
    bare = make(SEED, TIMES)
    for row in bare.rows["profiles"]:
        row.pop("nationality", None)
        row.pop("country", None)
    after = _scores(bare, tmp_path / "case")
    lower = {account: points for account, points in _published(store).items() if after.get(account, 0) < points - 0.05}
    assert lower == {}


def test_swapped_nationalities_change_no_score(store: GraphStore, tmp_path: Path) -> None:
    swapped = make(SEED, TIMES)
    rng = stream("swapped")
    for row in swapped.rows["profiles"]:
        row["nationality"] = rng.choice(["Korea", "Germany", "China", "Kenya", "Brazil"])
    assert _scores(swapped, tmp_path / "case") == pytest.approx(_published(store))


def test_parts_add_up_and_roles_have_evidence(store: GraphStore) -> None:
    parts: dict[str, float] = defaultdict(float)
    for part in store.read(tables()["RiskPart"]).to_pylist():
        parts[part["subject"]] += part["points"]
    for cluster in read.clusters(store):
        assert parts[cluster["id"]] == pytest.approx(cluster["risk"], abs=0.06)
    roles = store.read(tables()["Role"]).to_pylist()
    assert {role["id"] for role in roles} == {a for row in read.clusters(store) for a in row["accounts"]}
    assert all(role["because"] or role["role"] == "unknown" for role in roles)


def test_the_coverage_of_a_cluster_is_of_its_own_data(store: GraphStore) -> None:
    whole = {row["flag"]: row["status"] for row in read.coverage(store)}
    assert set(whole.values()) == {"found"}
    for cluster in read.clusters(store)[:5]:
        here = {row["flag"]: row["status"] for row in read.coverage_of(store, cluster["id"])}
        found = {row["flag"] for row in read.cluster_findings(store, cluster["id"])}
        assert {flag for flag, status in here.items() if status == "found"} == found
        assert "untestable" in here.values()
