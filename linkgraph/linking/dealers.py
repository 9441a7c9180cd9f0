"""Who deals with a wallet, and into how many unrelated groups they fall without it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

MOST = 3.0
"""Groups of unrelated dealers from which a wallet is a service's."""
ONE_WAY = 0.5
"""Groups for each dealer from which a wallet through which no money passes is a service's."""
LONELY = 0.25
"""Part of its known dealers that stand alone, from which a wallet through which money passes is a service's."""
HAND = 60
"""Dealers from which a wallet with many groups of them is a service's, however they are tied together."""

Graph = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Dealers:
    """Those who deal with a wallet: `groups` of the `known` ones, and the `loose`, of whom nothing else is known.

    Of the known ones `alone` are groups of one.
    """

    groups: int
    known: int
    loose: int
    alone: int

    @property
    def strangers(self) -> float:
        """How many unrelated dealers there are: all of the loose ones together count little."""
        return self.groups + math.log2(1 + self.loose) / 2

    def of_a_service(self, *, one_way: bool) -> bool:
        """Whether so many unrelated dealers are customers."""
        many = self.known + self.loose > MOST and self.strangers > MOST
        if not one_way:
            return many and (self.alone >= LONELY * self.known or self.known + self.loose > HAND)
        return many or (self.groups > 0 and self.strangers > max(1.0, ONE_WAY * (self.known + self.loose)))


def near(graph: Graph, node: str, without: Collection[str], *, claimed: bool = False) -> Dealers:
    """The dealers of `node`, tied together where they deal with one another or with a third in common.

    Neither the node nor any of `without` ties anybody together. Where it is `claimed`, dealing with these alone
    does not make a dealer known.
    """
    dealers = graph[node].difference(without)
    known = _known(graph, dealers, {node, *without} if claimed else {node})
    root: dict[str, str] = {}
    for dealer in known:
        for other in graph[dealer].difference(without) - {node}:
            _join(root, f"d{dealer}", f"d{other}" if other in dealers else f"v{other}")
    return _counted(dealers, known, (_find(root, f"d{dealer}") for dealer in known))


def far(
    graph: Graph, node: str, without: Collection[str], parts: Mapping[str, str], *, claimed: bool = False
) -> Dealers:
    """The dealers of `node`, tied together by chains of dealings: those of one of the `parts` are one group."""
    dealers = graph[node].difference(without)
    known = _known(graph, dealers, {node, *without} if claimed else {node})
    return _counted(dealers, known, (parts[dealer] for dealer in known))


def parts(graph: Graph, without: Collection[str]) -> dict[str, str]:
    """The connected part of each node, once the nodes of `without` are taken away; named by one of its nodes."""
    part: dict[str, str] = {}
    for start in graph:
        if start in part or start in without:
            continue
        part[start], open_nodes = start, [start]
        while open_nodes:
            for other in graph[open_nodes.pop()]:
                if other not in part and other not in without:
                    part[other] = start
                    open_nodes.append(other)
    return part


def _known(graph: Graph, dealers: Iterable[str], without: set[str]) -> set[str]:
    """Those who deal with somebody else as well."""
    return {dealer for dealer in dealers if not graph[dealer] <= without}


def _counted(dealers: Collection[str], known: Collection[str], groups: Iterable[str]) -> Dealers:
    sizes = Counter(groups)
    alone = sum(size == 1 for size in sizes.values())
    return Dealers(len(sizes), len(known), len(dealers) - len(known), alone)


def _find(root: dict[str, str], name: str) -> str:
    root.setdefault(name, name)
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def _join(root: dict[str, str], a: str, b: str) -> None:
    a, b = sorted((_find(root, a), _find(root, b)))
    root[b] = a
