from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import SourceError
from linkgraph.traps import measure, read_clusters

TRUTH = """account,group,kind
p:a1,ring-01,ring
p:a2,ring-01,ring
p:a3,ring-01,ring
p:b1,ring-02,ring
p:b2,ring-02,ring
p:f1,family-01 | vpn-02,innocent
p:f2,family-01,innocent
p:x,,innocent
"""


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    path = tmp_path / "case.truth.csv"
    path.write_text(TRUTH)
    return path


def test_everything_right(truth: Path) -> None:
    result = measure(truth, [["p:a1", "p:a2", "p:a3"], ["p:b1", "p:b2"]])
    assert result.met
    assert (result.largest_cluster, result.largest_ring) == (3, 3)
    assert result.joined == result.clustered == {}


def test_an_innocent_in_a_ring_counts_for_each_of_its_groups(truth: Path) -> None:
    result = measure(truth, [["p:a1", "p:a2", "p:a3", "p:f1"], ["p:b1", "p:b2"]])
    assert not result.met
    assert result.joined == {"family": 1, "vpn": 1}
    assert (result.score.pulled_in, result.bystanders, result.largest_cluster) == (1, 0, 4)


def test_innocents_among_themselves_cost_precision(truth: Path) -> None:
    result = measure(truth, [["p:a1", "p:a2", "p:a3"], ["p:b1", "p:b2"], ["p:f1", "p:f2"]])
    assert result.clustered == {"family": 2, "vpn": 1}
    assert result.joined == {}
    assert result.score.precision == pytest.approx(4 / 5)


def test_somebody_in_no_trap_is_a_bystander(truth: Path) -> None:
    assert measure(truth, [["p:b1", "p:b2", "p:x"]]).bystanders == 1


def test_clusters_of_another_tool(tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("account,cluster,more\np:a1,1,\np:b1,,\np:a2,1,\n")
    assert read_clusters(path) == [["p:a1", "p:a2"]]


@pytest.mark.parametrize("text", ["account,group\na,b\n", ""])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(text)
    with pytest.raises(SourceError, match="has no column"):
        read_clusters(path)
