from __future__ import annotations

from itertools import combinations
from typing import Any

from linkgraph.ui.bundles import Bundle
from linkgraph.ui.drawing import drawing
from linkgraph.ui.look import look, looks

ACCOUNTS = [{"id": "x:1", "name": "Ann"}, {"id": "y:2", "handle": "bob"}, {"id": "z:3"}]


def item(left: str, right: str, **values: Any) -> dict[str, Any]:
    base = {
        "left": left,
        "right": right,
        "signal": "email",
        "weight": 9.0,
        "left_value": "v",
        "right_value": "v",
    }
    return {"id": f"{left}{right}", "suppressed": False, **base, **values}


def test_accounts_are_called_by_name_handle_or_id() -> None:
    nodes = drawing("c", ACCOUNTS, [], 500)["nodes"]
    assert [node["label"] for node in nodes] == ["Ann", "bob", "z:3"]
    assert [node["platform"] for node in nodes] == ["x", "y", "z"]


def test_only_what_speaks_for_a_link_is_drawn() -> None:
    evidence = [
        item("x:1", "y:2"),
        item("x:1", "z:3", weight=-2.0),
        item("y:2", "z:3", suppressed=True),
        item("x:1", "gone:9"),
    ]
    assert [edge["id"] for edge in drawing("c", ACCOUNTS, evidence, 500)["edges"]] == ["x:1y:2"]


def test_more_weight_is_a_wider_line() -> None:
    edges = drawing("c", ACCOUNTS, [item("x:1", "y:2", weight=2.0), item("y:2", "z:3", weight=14.0)], 500)["edges"]
    assert edges[0]["width"] < edges[1]["width"]


def test_signals_of_one_dash_differ_in_colour_and_most_differ_in_dash() -> None:
    seen = {(of.dash, of.light) for of in looks().values()}
    assert len(seen) == len(looks())
    assert len({of.dash for of in looks().values()}) >= 8


def test_a_signal_added_later_is_drawn_too() -> None:
    assert look("gait_analysis").title == "gait analysis"


def test_a_photo_that_many_show_is_drawn_as_that_photo() -> None:
    many = [f"x:{n}" for n in range(5)]
    shared = {"signal": "photo", "left_value": "photos/a.jpg", "right_value": "photos/a.jpg"}
    evidence = [item(left, right, **shared) for left, right in combinations(many, 2)]
    holders: list[tuple[str, str]] = []

    def picture(bundle: Bundle) -> str:
        holders.append((bundle.holder, bundle.value))
        return "ab" * 32

    drawn = drawing("c", [{"id": ident} for ident in many], evidence, 500, picture)
    [node] = [node for node in drawn["nodes"] if node["kind"] == "item"]
    assert node["image"].startswith("/photo/96/" + "ab" * 32)
    [(holder, value)] = holders
    assert (holder in many, value) == (True, "photos/a.jpg")
