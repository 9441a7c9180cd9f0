"""For each cluster: which flags were found, which are clear, and which nobody can test for lack of data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from linkgraph_queries import header

from linkgraph.flags.flag import Flag
from linkgraph.flags.needs import Queryable, parsed, standing
from linkgraph.schema import Edge, tables


@dataclass(frozen=True, slots=True)
class Coverage:
    """Flag ids by status; `missing` names the data that would test the untestable, most wanted first."""

    found: tuple[str, ...]
    clear: tuple[str, ...]
    untestable: tuple[str, ...]
    missing: tuple[str, ...]


def cluster_coverage(
    graph: Queryable, clusters: Iterable[str], flags: Iterable[Flag], findings: Iterable[Mapping[str, Any]]
) -> dict[str, Coverage]:
    """The coverage of every cluster, by id. A need is met where any member of the cluster meets it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in findings:
        found[row["cluster"]].add(row["flag"])
    every, rules, met = list(clusters), list(flags), _Met(graph)
    known: dict[tuple[frozenset[str], frozenset[str]], Coverage] = {}
    needs = _by_cluster(every, sorted({need for flag in rules for need in flag.needs}), met)
    covered = {}
    for cluster in every:
        state = frozenset(found[cluster]), frozenset(needs[cluster])
        if state not in known:
            known[state] = _coverage(found[cluster], rules, needs[cluster])
        covered[cluster] = known[state]
    return covered


def _by_cluster(clusters: list[str], needs: Iterable[str], met: _Met) -> dict[str, set[str]]:
    """The needs that each cluster meets."""
    found: dict[str, set[str]] = {cluster: set() for cluster in clusters}
    for need in needs if clusters else ():
        those = met.by(need)
        for cluster in clusters if those is None else those & found.keys():
            found[cluster].add(need)
    return found


class _Met:
    """Which clusters meet a need; asks once a need for all clusters."""

    def __init__(self, graph: Queryable) -> None:
        self._graph = graph
        self._known: dict[str, frozenset[str] | None] = {}

    def by(self, need: str) -> frozenset[str] | None:
        """The clusters of which a member meets the need, or one of its alternatives; None where all do."""
        parts = [self._one(part) for part in need.split("|")]
        return None if None in parts else frozenset().union(*(part for part in parts if part is not None))

    def _one(self, need: str) -> frozenset[str] | None:
        if need not in self._known:
            self._known[need] = self._ask(need)
        return self._known[need]

    def _ask(self, need: str) -> frozenset[str] | None:
        """The clusters that meet a need; None where it is about the whole case, as a watchlist is."""
        label, name, value = parsed(need)
        condition = f"{{}}.{name} = $value" if value else f"{{}}.{name} IS NOT NULL" if name else "{}.id IS NOT NULL"
        if label == "Account":
            met = f"{condition.format('n')} AND {standing(label, 'n')}"
            return self._ids("cluster_node", value, {"CONDITION": met})
        edge = next((t for t in tables().values() if _leads(t, label)), None)
        if edge is None:
            return None
        variable = "r" if edge.name == label else "n"
        met = " AND ".join([condition.format(variable), standing(label, variable), standing(edge.name, "r")])
        filled = {"TYPE": edge.name, "LABEL": "|".join(_targets(edge.name)), "CONDITION": met}
        return self._ids("cluster_edge", value, filled)

    def _ids(self, name: str, value: str | None, filled: Mapping[str, str]) -> frozenset[str]:
        cypher = header.load("evaluate", name).cypher
        for word, text in filled.items():
            cypher = cypher.replace(word, text)
        rows = self._graph.query(cypher, {"value": value} if value else {}).rows
        return frozenset(str(row[0]) for row in rows)


def _leads(table: object, label: str) -> bool:
    """An edge type of that name from accounts, or one that leads from accounts to nodes of that label."""
    return isinstance(table, Edge) and table.source == "Account" and label in (table.name, table.target)


def _targets(name: str) -> list[str]:
    return [t.target for t in tables().values() if isinstance(t, Edge) and t.name == name and t.source == "Account"]


def _coverage(found: set[str], rules: list[Flag], met: set[str]) -> Coverage:
    lacking = {flag.id: [need for need in flag.needs if need not in met] for flag in rules if flag.id not in found}
    wanted: dict[str, int] = defaultdict(int)
    for needs in lacking.values():
        for need in needs:
            wanted[need] += 1
    return Coverage(
        found=tuple(sorted(found)),
        clear=tuple(sorted(id_ for id_, needs in lacking.items() if not needs)),
        untestable=tuple(sorted(id_ for id_, needs in lacking.items() if needs)),
        missing=tuple(sorted(wanted, key=lambda need: (-wanted[need], need))),
    )
