"""A piece of evidence that people took out, and what rested on it."""

from __future__ import annotations

from pathlib import Path

from tests.linking.linked import linked

WALLET = "0x" + "ab" * 20
BOTH = {"wallet": WALLET, "email": "anna.long.name@gmail.com"}
PROFILES = {"profiles": [{"account": "x:a", **BOTH}, {"account": "x:b", **BOTH}]}
PAIR = ("x:a", "x:b")


def test_the_link_loses_what_was_taken_out_and_it_stays_shown(tmp_path: Path) -> None:
    before = linked(tmp_path / "before", PROFILES)
    after = linked(tmp_path / "after", PROFILES, doubted=[(*PAIR, "wallet")])
    taken = after.of(*PAIR, "wallet")
    assert [row["suppressed"] for row in taken] == [True]
    assert taken[0]["weight"] == before.of(*PAIR, "wallet")[0]["weight"]
    rest = sum(row["weight"] for row in after.evidence if not row["suppressed"])
    assert after.links[PAIR]["weight"] == round(rest, 2) < before.links[PAIR]["weight"]


def test_a_link_that_rested_on_it_goes(tmp_path: Path) -> None:
    profiles = {"profiles": [{"account": name, "wallet": WALLET} for name in PAIR]}
    assert linked(tmp_path / "before", profiles).links
    assert linked(tmp_path / "after", profiles, doubted=[(*PAIR, "wallet")]).links == {}


def test_other_evidence_of_its_group_counts_whole_again(tmp_path: Path) -> None:
    shared = {"email": "anna.long.name@gmail.com", "handle": "anna_the_long_name"}
    profiles = {"profiles": [{"account": name, **shared} for name in PAIR]}
    before = linked(tmp_path / "before", profiles).of(*PAIR, "handle")[0]["weight"]
    after = linked(tmp_path / "after", profiles, doubted=[(*PAIR, "email")])
    assert after.of(*PAIR, "handle")[0]["weight"] > before


def test_doubt_about_others_changes_nothing(tmp_path: Path) -> None:
    assert linked(tmp_path / "a", PROFILES, doubted=[("x:a", "x:c", "wallet")]).links.keys() == {PAIR}
