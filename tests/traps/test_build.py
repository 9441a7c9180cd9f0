from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.demo.account import Account
from linkgraph.demo.score import read_truth
from linkgraph.demo.world import World
from linkgraph.errors import UsageError
from linkgraph.traps import generate, parse_mix
from linkgraph.traps.build import build
from linkgraph.traps.mix import traps

Made = tuple[World, dict[str, list[Account]]]


@pytest.fixture(scope="module")
def made() -> Made:
    return build(3, 1500, parse_mix("all"))


def of(made: Made, trap: str) -> list[list[Account]]:
    return [members for name, members in made[1].items() if name.rpartition("-")[0] == trap]


@pytest.mark.parametrize("trap", sorted(traps()))
def test_every_trap_is_set(made: Made, trap: str) -> None:
    assert of(made, trap)


def test_the_case_has_the_size_that_was_asked_for(made: Made) -> None:
    assert len({account.id for account in made[0].accounts}) == 1500


def test_hubs_reach_into_rings(made: Made) -> None:
    for trap in ("vpn", "silhouette", "platformbid", "exchange"):
        kinds = {account.kind for members in of(made, trap) for account in members}
        assert kinds == {"ring", "innocent"}, trap


def test_one_innocent_falls_into_several_traps(made: Made) -> None:
    groups = [name for name, members in made[1].items() if any(a is of(made, "vpn")[0][0] for a in members)]
    both = [a for a in of(made, "vpn")[0] if any(a in members for members in of(made, "exchange"))]
    assert groups
    assert both


def test_a_victim_shows_the_portrait_of_a_ring_that_bears_its_name(made: Made) -> None:
    faces = {a.picture.face: a for a in made[0].accounts if a.kind == "ring" and a.picture}
    names = {a.profile["name"] for a in made[0].accounts if a.kind == "ring"}
    victims = [members[0] for members in of(made, "victim") if members[0].profile["name"] in names]
    assert victims
    assert all(a.picture and a.picture.face in faces for a in victims)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, seed=4, accounts=200, mix=parse_mix("all"))
    for file in sorted((tmp_path / "one").glob("*.csv")):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name
    assert (tmp_path / "one.truth.csv").read_bytes() == (tmp_path / "two.truth.csv").read_bytes()


def test_the_truth_names_every_group_of_an_innocent(tmp_path: Path) -> None:
    generate(tmp_path / "case", seed=4, accounts=200, mix=parse_mix("all"))
    truth = read_truth(tmp_path / "case.truth.csv")
    assert any(" | " in group for group, kind in truth.values() if kind == "innocent")
    assert not any("|" in group for group, kind in truth.values() if kind == "ring")


def test_a_case_without_traps_has_no_groups(tmp_path: Path) -> None:
    assert generate(tmp_path / "case", seed=4, accounts=200, mix=parse_mix("none")).traps == 0


def test_too_small_a_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too small"):
        generate(tmp_path / "case", seed=1, accounts=50, mix=parse_mix("all"))
