from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.linking.linked import Found, Row, linked
from tests.pipeline.small import LETTER

WALLETS = ["0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D"]
HOME = "12 Elm Street, Leeds LS1 4AP"


FORM = (
    "This proposal was made with the form of the platform. Kindly state the scope of your project, the time by which "
    "it should be done and the budget you have set aside; payment is released after each milestone that both sides "
    "accept, and disputes are settled by the support team within five working days of the day they were raised on."
)


def profile(account: str, **columns: str) -> Row:
    return {"account": account, **columns}


def test_one_wallet_links_and_the_sum_of_the_evidence_is_the_weight(tmp_path: Path) -> None:
    rows = [
        profile("x:a", name="Ann Lee", wallet=WALLETS[0], birth_date="1990-01-02", gender="female"),
        profile("x:b", name="Bob Ray", wallet=WALLETS[0], birth_date="1971-11-30", gender="male"),
    ]
    found = linked(tmp_path, {"profiles": rows})
    link = found.links["x:a", "x:b"]
    assert link["weight"] == found.sum("x:a", "x:b")
    assert link["signals"] == ["wallet"]
    assert link["probability"] == pytest.approx(found.model.probability(link["weight"]), abs=1e-6)
    against = {row["family"] for row in found.of("x:a", "x:b") if row["weight"] < 0}
    assert against == {"name", "birth_date", "gender"}
    assert found.of("x:a", "x:b", "wallet")[0]["weight"] == found.model.signals["wallet"].levels["same"]


def test_contradictions_count_against_and_are_kept_where_no_link_is_made(tmp_path: Path) -> None:
    rows = [
        profile("x:a", phone="+44 113 496 0123", birth_date="1990-01-02"),
        profile("x:b", phone="+44 113 496 0123", birth_date="1971-11-30"),
    ]
    found = linked(tmp_path, {"profiles": rows}, config={"link": {"threshold": 17}})
    assert found.links == {}
    assert [row["detail"] for row in found.of("x:a", "x:b", "biography")] == [
        "state different birth dates, 1971-11-30 and 1990-01-02"
    ]


def test_a_family_counts_once_with_small_credit_for_more(tmp_path: Path) -> None:
    both = " | ".join(WALLETS)
    found = linked(tmp_path, {"profiles": [profile("x:a", wallet=both), profile("x:b", wallet=both)]})
    same = found.model.signals["wallet"].levels["same"]
    assert sorted(row["weight"] for row in found.of("x:a", "x:b")) == [round(same * found.model.credit, 2), same]


def test_an_address_and_a_phone_are_one_group(tmp_path: Path) -> None:
    shared = {"address": HOME, "phone": "+44 113 496 0123", "country": "GB"}
    found = linked(tmp_path, {"profiles": [profile("x:a", **shared), profile("x:b", **shared)]})
    model = found.model
    assert [row["weight"] for row in found.of("x:a", "x:b", "address")] == [
        round(model.signals["address"].levels["same"] * model.credit, 2)
    ]


def test_different_names_under_one_roof_are_a_household(tmp_path: Path) -> None:
    shared = {"address": HOME, "phone": "+44 113 496 0123", "country": "GB"}
    rows = [profile("x:a", name="Ann Lee", **shared), profile("x:b", name="Rafael Ortega", **shared)]
    found = linked(tmp_path, {"profiles": rows})
    (phone,) = found.of("x:a", "x:b", "phone")
    assert phone["weight"] == round(found.model.signals["phone"].levels["same"] * found.model.household, 2)
    assert phone["detail"].endswith("one household or office is likely")
    assert found.links == {}


def test_support_never_links_alone(tmp_path: Path) -> None:
    rows = [{"account": "x:a", "text": LETTER}, {"account": "x:b", "text": LETTER}]
    found = linked(tmp_path, {"documents": rows}, config={"weights": {"document": {"same": 60}}})
    assert found.sum("x:a", "x:b") == 60
    assert found.links == {}


def test_two_kinds_of_support_do(tmp_path: Path) -> None:
    papers = [{"account": "x:a", "text": LETTER}, {"account": "x:b", "text": LETTER}]
    people = [profile("x:a", name="Ann Kowalczyk"), profile("x:b", name="Ann Kowalczyk")]
    found = linked(tmp_path, {"documents": papers, "profiles": people})
    assert found.links["x:a", "x:b"]["signals"] == ["document", "name"]


def test_facts_of_profiles_alone_are_no_evidence(tmp_path: Path) -> None:
    rows = [
        profile("x:a", city="Leeds", birth_date="1990-01-02"),
        profile("x:b", city="Leeds", birth_date="1990-02-01"),
    ]
    assert linked(tmp_path, {"profiles": rows}).evidence == []


def crowd(size: int) -> list[Row]:
    return [profile(f"x:{n}", email="office@agency.example") for n in range(size)]


def test_a_value_too_widely_shared_is_a_hub(tmp_path: Path) -> None:
    found = linked(tmp_path, {"profiles": crowd(5)}, config={"hubs": {"email": 4}})
    assert (found.evidence, found.links) == ([], {})
    (hub,) = found.hubs
    assert (hub["kind"], hub["value"], hub["accounts"], hub["suppressed"]) == (
        "email",
        "office@agency.example",
        5,
        True,
    )
    assert hub["reason"] == "shared by more than 4 accounts"
    assert (hub["would_join"], hub["would_size"]) == ([f"x:{n}" for n in range(5)], 5)


def test_a_value_at_the_cap_is_none(tmp_path: Path) -> None:
    found = linked(tmp_path, {"profiles": crowd(4)}, config={"hubs": {"email": 4}})
    assert found.hubs == []
    assert len(found.links) == 6


def test_a_hub_that_people_allow_links_and_stays_listed(tmp_path: Path) -> None:
    said = {"office@agency.example": True}
    found = linked(tmp_path, {"profiles": crowd(5)}, config={"hubs": {"email": 4}}, allowed=said)
    assert len(found.links) == 10
    assert [(hub["suppressed"], hub["reason"]) for hub in found.hubs] == [(False, "allowed by ann")]


def test_a_value_that_people_deny_links_nobody(tmp_path: Path) -> None:
    found = linked(tmp_path, {"profiles": crowd(2)}, allowed={"office@agency.example": False})
    assert found.links == {}
    assert [(hub["suppressed"], hub["reason"]) for hub in found.hubs] == [(True, "denied by ann")]


def test_judgements_outrank(tmp_path: Path) -> None:
    rows = [profile(f"x:{name}", wallet=WALLETS[0]) for name in "ab"] + [profile("x:c", name="Cy")]
    said = [("x:a", "x:b", "different"), ("x:a", "x:c", "same"), ("x:b", "x:c", "unsure")]
    found = linked(tmp_path, {"profiles": rows}, judgements=said)
    assert {pair: (row["weight"], row["judged"], row["signals"]) for pair, row in found.links.items()} == {
        ("x:a", "x:c"): (0.0, "same", [])
    }
    assert all(row["suppressed"] for row in found.of("x:a", "x:b"))


def test_more_unrelated_accounts_on_a_value_weigh_less(tmp_path: Path) -> None:
    few = linked(tmp_path / "few", {"profiles": crowd(2)})
    many = linked(tmp_path / "many", {"profiles": crowd(16)})
    assert many.sum("x:0", "x:1") < few.sum("x:0", "x:1")
    assert many.of("x:0", "x:1")[0]["detail"].endswith("(shared by 16 accounts)")


def test_one_more_of_many_changes_nothing(tmp_path: Path) -> None:
    found = [linked(tmp_path / str(size), {"profiles": crowd(size)}).evidence for size in (25, 26)]
    before, after = ({(row["id"], row["weight"], row["accounts"], row["detail"]) for row in rows} for rows in found)
    assert len(before) == 25 * 24 // 2
    assert before < after


def test_strangers_are_no_more_than_share_the_value(tmp_path: Path) -> None:
    """One account mixes a text of two with one of thirty: that does not make the first as common as the other."""
    texts = {f"x:{n:02}": LETTER for n in range(2)} | {f"y:{n:02}": FORM for n in range(30)}
    texts["z:00"] = f"{LETTER} {FORM}"
    silent = [profile(f"w:{n:02}", phone=f"+3069{n:08}") for n in range(10)]
    found = linked(
        tmp_path,
        {
            "profiles": [*map(profile, texts), *silent],
            "documents": [{"account": account, "text": text} for account, text in texts.items()],
        },
    )
    [same] = found.of("x:00", "x:01", "document")
    [form] = found.of("y:00", "y:01", "document")
    assert (same["accounts"], form["accounts"]) == (3, 32)  # 31, in steps
    assert form["detail"].endswith("(shared by about 32 accounts)")
    assert same["weight"] > 10 > 3 > form["weight"]


def test_a_phone_that_was_given_up_weighs_less_than_one_shared_now_and_says_why(tmp_path: Path) -> None:
    def phones(name: str, later: str) -> Found:
        rows = [("x:a", "2016-03-01"), ("x:b", later)]
        profiles = [{"account": account, "phone": "+12025550114", "seen_at": seen} for account, seen in rows]
        return linked(tmp_path / name, {"profiles": profiles})

    [now], [then] = phones("now", "2016-04-01").evidence, phones("then", "2021-03-01").evidence
    assert now["weight"] == 18.0
    assert then["weight"] < 18.0 / 4
    assert "first seen in one 1826 days after it was last seen in the other" in then["detail"]
    assert "days after" not in now["detail"]


def test_a_weight_that_a_case_changes_counts_at_once(tmp_path: Path) -> None:
    rows = {"profiles": [profile("x:a", name="Petra Kowalczyk"), profile("x:b", name="Paul Kowalczyk")]}
    own = {"weights": {"name": {"partial": 5}}}
    assert linked(tmp_path, rows).evidence == []
    changed, fresh = linked(tmp_path, rows, config=own), linked(tmp_path / "fresh", rows, config=own)
    assert changed.evidence == fresh.evidence
    assert [row["level"] for row in fresh.evidence] == ["partial"]


def test_the_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    dice = random.Random(5)
    people = ["Ann Kowalczyk", "Kowalczyk Ann", "Anna Kowalczyk", "Bob Ray", "Kim Min Jun", "Gim Minjun"]
    rows = [
        profile(
            f"x:{n}",
            name=dice.choice(people),
            email=f"{dice.choice(['ann.k', 'bobray', 'minjun'])}{dice.choice(['', '1', '22'])}@example.org",
            phone=f"+44 113 496 01{dice.randrange(10, 14)}",
            wallet=dice.choice([*WALLETS, ""]) or "n/a",
            address=dice.choice([HOME, "12 Elm St., Leeds LS1 4AP", "9 Oak Lane, York YO1 7HH"]),
            birth_date=dice.choice(["1990-01-02", "1990-02-01", "1991-01-02"]),
            country="GB",
        )
        for n in range(24)
    ]
    first = linked(tmp_path / "first", {"profiles": rows})
    second = linked(tmp_path / "second", {"profiles": dice.sample(rows, len(rows))})
    assert first.links
    assert second.evidence == first.evidence
    assert second.links == first.links
    assert second.hubs == first.hubs
    assert all(row["weight"] == first.sum(*pair) for pair, row in first.links.items())
