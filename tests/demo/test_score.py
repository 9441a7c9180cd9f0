from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.demo import Summary, score
from linkgraph.demo.score import compare
from linkgraph.errors import SourceError
from tests.demo.tables import rows

TRUTH = {
    "p:a1": ("ring-01", "ring"), "p:a2": ("ring-01", "ring"), "p:a3": ("ring-01", "ring"),
    "p:b1": ("ring-02", "ring"), "p:b2": ("ring-02", "ring"),
    "p:f1": ("family-01", "innocent"), "p:f2": ("family-01", "innocent"),
    "p:x": ("", "innocent"), "p:y": ("", "innocent"),
}  # fmt: skip


def found(clusters: list[list[str]]) -> dict[str, str]:
    return {ring.ring: ring.found for ring in compare(TRUTH, clusters).rings}


def test_everything_right() -> None:
    result = compare(TRUTH, [["p:a1", "p:a2", "p:a3"], ["p:b2", "p:b1"]])
    assert result.count("whole") == 2
    assert (result.precision, result.recall) == (1.0, 1.0)
    assert result.pulled_in == 0


def test_nothing_found() -> None:
    result = compare(TRUTH, [])
    assert result.count("none") == 2
    assert (result.precision, result.recall) == (1.0, 0.0)


def test_a_ring_in_pieces_is_found_in_part() -> None:
    assert found([["p:a1", "p:a2"], ["p:a3", "p:x"]])["ring-01"] == "part"
    assert found([["p:a1", "p:x"], ["p:a2", "p:y"]])["ring-01"] == "none"


def test_two_rings_in_one_cluster_are_not_whole() -> None:
    result = compare(TRUTH, [["p:a1", "p:a2", "p:a3", "p:b1", "p:b2"]])
    assert [(ring.found, ring.others) for ring in result.rings] == [("part", 2), ("part", 3)]
    assert result.precision == pytest.approx(4 / 10)


def test_an_innocent_in_it_leaves_a_ring_whole_and_is_counted() -> None:
    result = compare(TRUTH, [["p:a1", "p:a2", "p:a3", "p:f1"], ["p:f2", "p:x"]])
    assert {ring.ring: ring.found for ring in result.rings}["ring-01"] == "whole"
    groups = {group.group: (group.pulled_in, group.clustered) for group in result.groups}
    assert groups == {"family-01": (1, 1), "": (0, 1)}
    assert result.pulled_in == 1
    assert result.precision == pytest.approx(3 / 7)


def test_an_account_that_is_not_in_the_truth_is_innocent() -> None:
    assert found([["p:a1", "p:a2", "p:a3", "p:who"]])["ring-01"] == "whole"


def test_a_cluster_of_one_is_none() -> None:
    result = compare(TRUTH, [["p:f1"], ["p:a1"]])
    assert sum(group.clustered + group.pulled_in for group in result.groups) == 0
    assert result.count("none") == 2


def test_sentences_say_what_happened() -> None:
    text = compare(TRUTH, [["p:a1", "p:a2", "p:f1"]]).sentences()
    assert text[0] == "Of 2 rings, 0 were found whole, 1 in part and 1 not at all."
    assert "ring-01: 2 of 3 accounts together." in text
    assert "family-01: 1 of 2 pulled in." in text
    assert text[-1].startswith("Pairs: precision")


def test_the_truth_scores_itself_perfectly(small: Summary) -> None:
    clusters: dict[str, list[str]] = {}
    for row in rows(small.truth):
        if row["kind"] == "ring":
            clusters.setdefault(row["group"], []).append(row["account"])
    result = score(small.truth, list(clusters.values()))
    assert result.count("whole") == small.rings
    assert result.precision == result.recall == 1.0


def test_a_missing_truth_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="could not be read"):
        score(tmp_path / "none.csv", [])


def test_a_truth_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("who,what\na,b\n", encoding="utf-8")
    with pytest.raises(SourceError, match="could not be read"):
        score(path, [])
