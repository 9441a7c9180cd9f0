from __future__ import annotations

from linkgraph.ui.world import country_name, drawn_world


def seen(account: str, kind: str, country: str, at: tuple[float, float] | None = None) -> dict[str, object]:
    return {"account": account, "kind": kind, "country": country, "said": "", "times": 1, "at": at}


def test_an_account_counts_once_for_each_kind_and_country() -> None:
    drawn = drawn_world("C1", [seen("a:1", "login", "SG"), seen("a:1", "login", "SG"), seen("a:2", "login", "SG")], 400)
    [country] = drawn["countries"]
    assert country["kinds"] == {"login": 2}
    assert (country["code"], country["number"], country["title"]) == ("SG", "702", "Singapore")
    assert country["at"] == (103.85, 1.28)


def test_places_of_photos_are_points() -> None:
    drawn = drawn_world("C1", [seen("a:1", "photo", "", (8.6, 50.1)), seen("a:2", "photo", "", (8.6, 50.1))], 400)
    assert drawn["points"] == [{"at": (8.6, 50.1), "accounts": 2}]
    assert [kind["name"] for kind in drawn["kinds"]] == ["photo"]


def test_a_country_that_nobody_knows_has_no_place() -> None:
    [country] = drawn_world("C1", [seen("a:1", "profile", "atlantis")], 400)["countries"]
    assert country["number"] is country["at"] is None
    assert country_name("atlantis") == "atlantis"


def test_kinds_differ_by_shape() -> None:
    kinds = ("profile", "login", "phone", "residence", "delivery", "identity_document", "company", "bank", "photo")
    drawn = drawn_world(
        "C1", [seen("a:1", kind, "DE") for kind in kinds[:-1]] + [seen("a:1", "photo", "", (1, 2))], 400
    )
    assert len({kind["shape"] for kind in drawn["kinds"]}) == len(kinds)
