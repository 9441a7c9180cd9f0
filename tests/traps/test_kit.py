"""The kit at small size, run as anybody would run it."""

from __future__ import annotations

import pytest

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from linkgraph.traps import Result, generate, measure, parse_mix


@pytest.fixture(scope="module", params=[(11, 500), (4, 200)])
def result(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("kit") / "case"
    seed, accounts = request.param
    made = generate(folder, seed=seed, accounts=accounts, mix=parse_mix("all"))
    pipeline.run(Case.open(folder), None, progress=SilentProgress())
    store = pipeline.open_case_store(Case.open(folder), None)
    try:
        return measure(made.truth, [row["accounts"] for row in read.clusters(store)])
    finally:
        store.close()


def test_pairs(result: Result) -> None:
    assert result.score.precision >= 0.99
    assert result.score.recall >= 0.95


def test_no_innocent_is_joined_to_a_ring(result: Result) -> None:
    assert result.joined == {}
    assert result.score.pulled_in == 0


def test_no_cluster_is_larger_than_the_largest_ring(result: Result) -> None:
    assert result.largest_cluster <= result.largest_ring
