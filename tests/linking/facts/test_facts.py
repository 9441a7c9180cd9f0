"""Cases of facts from end to end: what links, what does not, and that order changes nothing."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.linking.facts.people import Row, people
from tests.linking.linked import Found, linked

ROWS = people(260)


def person(account: str) -> str:
    return account.partition(".")[0]


def found(folder: Path, rows: list[Row]) -> Found:
    return linked(folder, {"profiles": rows})


def test_records_of_one_person_are_linked_and_no_others(tmp_path: Path) -> None:
    links = found(tmp_path, ROWS).links
    right = [pair for pair in links if person(pair[0]) == person(pair[1])]
    true = sum(person(a["account"]) == person(b["account"]) for a, b in combinations(ROWS, 2))
    assert len(right) / len(links) > 0.98
    assert len(right) / true > 0.8


def test_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    shuffled = random.Random(3).sample(ROWS, len(ROWS))
    one, other = found(tmp_path / "a", ROWS), found(tmp_path / "b", shuffled)
    assert {pair: link["weight"] for pair, link in one.links.items()} == {
        pair: link["weight"] for pair, link in other.links.items()
    }


def test_a_link_is_the_sum_of_its_evidence(tmp_path: Path) -> None:
    made = found(tmp_path, ROWS)
    for (left, right), link in list(made.links.items())[:50]:
        assert abs(made.sum(left, right) - link["weight"]) < 0.02
        assert len(link["signals"]) >= 1


def test_accounts_with_more_than_facts_keep_the_published_weights(tmp_path: Path) -> None:
    rows = [{**row, "email": f"m{at}@mail.test.org"} for at, row in enumerate(ROWS)]
    weights = {row["weight"] for row in found(tmp_path, rows).evidence if row["level"] == "different"}
    assert -1.5 <= min(weights) <= max(weights) <= 0
    assert -1.5 in weights


def test_learned_weights_are_told_and_own_ones_stand(tmp_path: Path) -> None:
    config: dict[str, dict[str, Any]] = {
        "weights": {"biography.place": {"same": 1.25}},
        "link": {"threshold": 16.0},
    }
    made = linked(tmp_path, {"profiles": ROWS}, config=config)
    place = {
        row["weight"] for row in made.evidence if row["signal_key"] == "biography.place" and row["level"] == "same"
    }
    assert place == {1.25}
    assert made.model.threshold == 16.0
    assert made.model.signals["name"].source("same") == "learned"
    assert made.model.signals["biography.place"].source("same") == "own"
    m, u = made.model.signals["biography.birth_date"].shares["same"]
    assert m > 0.5 > u


def test_a_small_case_keeps_the_published_weights(tmp_path: Path) -> None:
    rows = [row for row in ROWS if int(person(row["account"])[2:]) < 20]
    evidence = found(tmp_path, rows).evidence
    assert {row["weight"] for row in evidence if row["signal_key"] == "biography.gender"} <= {0.5, -1.0}


def test_a_name_says_less_where_a_town_has_names_of_its_own_and_says_so(tmp_path: Path) -> None:
    made = found(tmp_path, people(500, records=2, own_names=True))
    less = made.model.signals["name"].bound["biography.place"]
    assert less["same"] > less["partial"] > 1
    whole = [row["detail"] for row in made.evidence if row["signal_key"] == "name" and row["level"] == "same"]
    off = f"({less['same']:.1f} bits less: strangers of one place often do)"
    assert 0 < sum(off in detail for detail in whole) < len(whole)
    assert all("bits less" not in detail or off in detail for detail in whole)
    assert not found(tmp_path / "b", ROWS).model.signals["name"].bound
