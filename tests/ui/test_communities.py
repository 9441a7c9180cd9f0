from __future__ import annotations

from itertools import combinations
from typing import Any

from linkgraph.ui.communities import communities, drawn_parts


def clique(first: int, size: int) -> list[dict[str, Any]]:
    ids = [f"a:{n:03d}" for n in range(first, first + size)]
    return [{"left": a, "right": b, "weight": 12.0, "signals": ["photo"]} for a, b in combinations(ids, 2)]


BRIDGE = {"left": "a:000", "right": "a:100", "weight": 15.0, "signals": ["email"]}
LINKS = [*clique(0, 20), *clique(100, 15), BRIDGE]
IDS = sorted({row[end] for row in LINKS for end in ("left", "right")})


def test_two_groups_with_one_link_between_them_are_two_parts() -> None:
    parts = communities(IDS, LINKS)
    assert [len(part) for part in parts] == [20, 15]
    assert communities(reversed(IDS), reversed(LINKS)) == parts


def test_small_parts_are_one_remainder() -> None:
    parts = communities([*IDS, "b:1", "b:2"], LINKS)
    assert parts[-1] == ["b:1", "b:2"]


def test_parts_are_drawn_with_the_links_between_them() -> None:
    whole = {"members": [{"id": ident, "name": "Ann", "photo": None} for ident in IDS], "links": LINKS}
    drawn = drawn_parts("C", whole, communities(IDS, LINKS), 600)
    assert [node["label"] for node in drawn["nodes"]] == ["20 accounts\nAnn …", "15 accounts\nAnn …"]
    assert [(edge["source"], edge["target"], edge["weight"]) for edge in drawn["edges"]] == [("part 0", "part 1", 15.0)]
