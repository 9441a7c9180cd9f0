from __future__ import annotations

from typing import Any

from linkgraph.read import fragility


def links(*pairs: str) -> list[dict[str, Any]]:
    return [{"left": p[0], "right": p[1], "weight": 10.0 + n, "signals": ["email"]} for n, p in enumerate(pairs)]


def test_a_triangle_has_no_weak_point() -> None:
    assert fragility(links("ab", "bc", "ac")) == []


def test_the_link_between_two_triangles_is_the_weak_point() -> None:
    (weak,) = fragility(links("ab", "bc", "ac", "de", "ef", "df", "cd"))
    assert (weak["left"], weak["right"], weak["parts"]) == ("c", "d", (3, 3))
    assert weak["part"] == ["a", "b", "c"]


def test_what_would_split_most_comes_first() -> None:
    assert [row["parts"] for row in fragility(links("ab", "bc", "cd"))] == [(2, 2), (1, 3), (1, 3)]
