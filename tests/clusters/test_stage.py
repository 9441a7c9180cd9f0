from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import duckdb
import pytest

from linkgraph.clusters.stage import cluster
from linkgraph.ledger.ledger import open_ledger

THRESHOLD = 14.5
Pair = tuple[str, str, float]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_ledger(tmp_path) as opened:
        seen = "('x:a', '2024-02-01', false), ('x:b', '2024-01-01', false)"
        opened.execute(f"INSERT INTO fact (account, first_seen, gone) VALUES {seen}")
        yield opened


def gathered(
    ledger: duckdb.DuckDBPyConnection,
    links: Sequence[Pair],
    *,
    run: str = "r1",
    different: Sequence[tuple[str, str]] = (),
    same: Sequence[tuple[str, str]] = (),
) -> list[list[str]]:
    """The clusters over these links, sorted."""
    ledger.execute("DELETE FROM link; DELETE FROM judgement")
    for left, right, weight in links:
        judged = "same" if (left, right) in same else None
        ledger.execute("INSERT INTO link VALUES (?, ?, ?, 1.0, ['wallet'], ?, ?)", [left, right, weight, judged, run])
    for place, (left, right) in enumerate(different):
        ledger.execute(
            "INSERT INTO judgement VALUES (?, ?, ?, 'different', 'ann', NULL, NULL, 'j', 1, ?, NULL)",
            [str(place), left, right, place],
        )
    cluster(ledger, THRESHOLD, run, "2024-03-01T00:00:00Z")
    return sorted(accounts for (accounts,) in ledger.execute("SELECT accounts FROM cluster").fetchall())


def clique(names: str, weight: float = 40.0) -> list[Pair]:
    return [(f"x:{a}", f"x:{b}", weight) for a, b in combinations(names, 2)]


def test_what_is_told_of_a_cluster(ledger: duckdb.DuckDBPyConnection) -> None:
    gathered(ledger, [*clique("abc")[:2], ("y:d", "y:e", 20.0)])
    found = ledger.execute("SELECT * EXCLUDE (id) FROM cluster ORDER BY size").fetchall()
    assert found == [
        (2, 0.0, ["y:d", "y:e"], ["y"], ["wallet"], None, 20.0, 1.0, "r1"),
        (3, 0.0, ["x:a", "x:b", "x:c"], ["x"], ["wallet"], "2024-01-01", 40.0, 0.667, "r1"),
    ]


def test_judgements_outrank_a_stronger_link(ledger: duckdb.DuckDBPyConnection) -> None:
    links = [("x:a", "x:b", 0.0), ("x:b", "x:c", 30.0)]
    assert gathered(ledger, links, same=[("x:a", "x:b")], different=[("x:a", "x:c")]) == [["x:a", "x:b"]]


def test_different_holds_through_others(ledger: duckdb.DuckDBPyConnection) -> None:
    links = [("x:a", "x:b", 30.0), ("x:b", "x:c", 20.0)]
    assert gathered(ledger, links, different=[("x:a", "x:c")]) == [["x:a", "x:b"]]


def test_two_dense_halves_on_a_weak_bridge(ledger: duckdb.DuckDBPyConnection) -> None:
    links = [*clique("abc"), *clique("pqr"), ("x:c", "x:p", THRESHOLD + 0.1)]
    halves = [["x:a", "x:b", "x:c"], ["x:p", "x:q", "x:r"]]
    assert gathered(ledger, links) == halves
    assert gathered(ledger, links, same=[("x:c", "x:p")]) == [[*halves[0], *halves[1]]]


def test_what_became_of_clusters_is_kept(ledger: duckdb.DuckDBPyConnection) -> None:
    gathered(ledger, clique("abc"))
    (name,) = ledger.execute("SELECT id FROM cluster").fetchone() or ("",)
    gathered(ledger, clique("abcd"), run="r2")
    gathered(ledger, clique("abcd"), run="r3")
    gathered(ledger, [], run="r4")
    told = ledger.execute("SELECT cluster, kind, run FROM cluster_event ORDER BY run").fetchall()
    assert told == [(name, "born", "r1"), (name, "grew", "r2"), (name, "ended", "r4")]


def test_a_cluster_that_comes_back_has_its_old_name(ledger: duckdb.DuckDBPyConnection) -> None:
    gathered(ledger, clique("abc"))
    first = ledger.execute("SELECT id, born FROM cluster").fetchall()
    gathered(ledger, [], run="r2")
    gathered(ledger, clique("abc"), run="r3")
    assert ledger.execute("SELECT id, born FROM cluster").fetchall() == first
