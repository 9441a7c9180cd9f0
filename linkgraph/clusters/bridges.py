"""Cutting a cluster where one weak link is all that holds two dense halves together."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from linkgraph.clusters.components import Link

WEAK = 1.5
"""Bits above the threshold up to which a bridge is weak, whatever it joins."""
SMALLEST = 3
"""Accounts a half must have."""


def cut(
    members: Sequence[str], links: Sequence[Link], threshold: float, fixed: Collection[tuple[str, ...]] = ()
) -> list[Link]:
    """The bridges to cut, weakest first, until no weak one joins two dense halves.

    The larger the halves, the more pairs had the chance to meet, and one alone did: a bridge is weak up to
    as many bits above the threshold as the smaller half has doublings (8 accounts: 3 bits), at least `WEAK`.
    A half is dense where it has at least as many links as accounts: it holds together in more
    than one way. A chain is not dense and is not cut, nor are the pairs (lower account first) in `fixed`.
    """
    most = threshold + _slack(len(members) // 2)
    if all(link[2] >= most for link in links):
        return []
    graph, gone = _Graph(members, links), list[Link]()
    while (bridge := _weakest(graph, threshold, fixed)) is not None:
        graph.remove(bridge)
        gone.append(bridge)
    return gone


class _Graph:
    """Who is linked to whom; the weakest links first."""

    def __init__(self, members: Sequence[str], links: Iterable[Link]) -> None:
        self.near: dict[str, set[str]] = {account: set() for account in members}
        ordered = ((min(link[:2]), max(link[:2]), link[2]) for link in links)
        self.links: list[Link] = sorted(ordered, key=lambda link: (link[2], link[0], link[1]))
        for left, right, _ in self.links:
            self.near[left].add(right)
            self.near[right].add(left)

    def remove(self, link: Link) -> None:
        """Takes one link out."""
        self.links.remove(link)
        self.near[link[0]].discard(link[1])
        self.near[link[1]].discard(link[0])

    def half(self, start: str, other: str) -> set[str] | None:
        """What hangs together with `start` without its link to `other`; None where that is in it."""
        found, ahead = {start}, [start]
        while ahead:
            account = ahead.pop()
            fresh = self.near[account] - found - ({other} if account == start else set())
            if other in fresh:
                return None
            found |= fresh
            ahead += fresh
        return found

    def is_dense(self, half: set[str]) -> bool:
        """Whether a half holds together in more than one way; the link that leads out of it does not count."""
        inside = sum(len(self.near[account] & half) for account in half) // 2
        return len(half) >= SMALLEST and inside >= len(half)


def _weakest(graph: _Graph, threshold: float, fixed: Collection[tuple[str, ...]]) -> Link | None:
    most = threshold + _slack(len(graph.near) // 2)
    weak = (link for link in takewhile(lambda link: link[2] < most, graph.links) if link[:2] not in fixed)
    return next((link for link in weak if _joins_dense_halves(graph, link, link[2] - threshold)), None)


def _slack(smaller: int) -> float:
    return max(WEAK, math.log2(max(smaller, 1)))


def _joins_dense_halves(graph: _Graph, link: Link, above: float) -> bool:
    one, other = graph.near[link[0]], graph.near[link[1]]
    if min(len(one), len(other)) < 2 or not one.isdisjoint(other):
        return False
    left = graph.half(link[0], link[1])
    right = None if left is None else graph.half(link[1], link[0])
    if left is None or right is None:
        return False
    return above < _slack(min(len(left), len(right))) and graph.is_dense(left) and graph.is_dense(right)
