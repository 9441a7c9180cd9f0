from __future__ import annotations

from itertools import pairwise
from math import dist

from linkgraph.ui.arranging import NEXT, arranged


def ring(size: int) -> dict[str, list[dict[str, str]]]:
    names = [f"x:{n}" for n in range(size)]
    edges = [{"source": left, "target": right} for left, right in pairwise([*names, names[0]])]
    return {"nodes": [{"id": name} for name in names], "edges": edges}


def test_every_node_has_a_place_of_its_own_and_the_same_one_again() -> None:
    places = arranged(ring(30))
    assert set(places) == {f"x:{n}" for n in range(30)}
    assert len({tuple(place) for place in places.values()}) == 30
    assert arranged(ring(30)) == places


def test_neighbours_are_nearer_than_others_and_faces_have_room() -> None:
    places = list(arranged(ring(30)).values())
    joined = [dist(places[n], places[n - 1]) for n in range(30)]
    across = [dist(places[n], places[(n + 15) % 30]) for n in range(30)]
    assert max(joined) < min(across)
    nearest = sorted(min(dist(one, other) for other in places if other is not one) for one in places)
    assert abs(nearest[15] - NEXT) < NEXT / 4


def test_a_node_alone_stands_in_the_middle() -> None:
    assert arranged({"nodes": [{"id": "x:1"}], "edges": []}) == {"x:1": [0.0, 0.0]}
    assert arranged({"nodes": [], "edges": []}) == {}


def test_nodes_without_any_line_are_spread_too() -> None:
    places = arranged({"nodes": [{"id": f"x:{n}"} for n in range(9)], "edges": []})
    assert len({tuple(place) for place in places.values()}) == 9
