"""How well a cluster holds: its weakest link, its bridges, how it falls apart, and what it hangs on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linkgraph.clusters.components import Forest, Link
from linkgraph.clusters.without import parts_without


@dataclass(frozen=True, slots=True)
class Step:
    """What is left of a cluster where only links of `threshold` bits or more count."""

    threshold: float
    clusters: int
    largest: int
    alone: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of evidence between two accounts: `left_value` and `right_value` as they stood in the source.

    Of several items of one `group` between two accounts the strongest counts whole, the rest a part (`credit`).
    """

    signal: str
    left: str
    right: str
    left_value: str
    right_value: str
    weight: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """A value on which the cluster hangs: without it, it is `clusters` clusters and `alone` single accounts."""

    signal: str
    value: str
    clusters: int
    alone: int


def survival(links: Sequence[Link]) -> list[Step]:
    """The cluster as the threshold rises: one step for each weight at which it changes, lowest first.

    One pass from the strongest link to the weakest; each join is a change.
    """
    accounts = {account for left, right, _ in links for account in (left, right)}
    sizes: Counter[int] = Counter({1: len(accounts)})
    root = {account: account for account in accounts}
    size = dict.fromkeys(accounts, 1)
    steps: list[Step] = []
    for left, right, weight in sorted(links, key=lambda link: -link[2]):
        a, b = _root(root, left), _root(root, right)
        if a == b:
            continue
        small, large = sorted((a, b), key=lambda end: (size[end], end))
        sizes -= Counter([size[small], size[large]])
        root[small], size[large] = large, size[large] + size[small]
        sizes[size[large]] += 1
        if steps and steps[-1].threshold == weight:
            steps.pop()
        steps.append(Step(weight, sum(n for s, n in sizes.items() if s > 1), max(sizes), sizes[1]))
    return steps[::-1]


def weakest(groups: Iterable[Sequence[str]], links: Iterable[Link]) -> list[float | None]:
    """For each group the weight up to which it holds together: the lightest link of its maximum spanning tree.

    Each two accounts have one link at most. Kruskal 1956, over all groups at once.
    """
    groups = list(groups)
    open_ = [len(group) - 1 for group in groups]
    home = {account: at for at, group in enumerate(groups) for account in group}
    root = {account: account for account in home}
    last: list[float | None] = [None] * len(groups)
    for left, right, weight in sorted(links, key=lambda link: -link[2]):
        at = home.get(left, -1)
        if at != home.get(right, -2) or not open_[at]:
            continue
        a, b = _root(root, left), _root(root, right)
        if a != b:
            root[a], last[at] = b, weight
            open_[at] -= 1
    return last


def bridges(links: Sequence[Link]) -> list[Link]:
    """The links without which the cluster falls in two, weakest first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(links)
    found = [(min(pair), max(pair), graph[pair[0]][pair[1]]["weight"]) for pair in nx.bridges(graph)]
    return sorted(found, key=lambda link: (link[2], link[:2]))


def supports(
    links: Sequence[Link],
    evidence: Iterable[Piece],
    threshold: float,
    fixed: Iterable[tuple[str, str]] = (),
    credit: float = 1.0,
) -> list[Support]:
    """The values without which the cluster is no longer whole, the one that breaks it most first.

    A link stays where its weight without the value still reaches `threshold`, or where it is `fixed`
    (judged the same). What stood behind the value in its group, and counted for `credit` of itself, comes forward.
    """
    kept = set(fixed)
    weight = {link[:2]: link[2] for link in links if link[:2] not in kept}
    weak = {pair for pair, bits in weight.items() if bits < threshold}
    fallen = {
        name: weak | {pair for pair, bits in lost.items() if pair in weight and weight[pair] - bits < threshold}
        for name, lost in _values(evidence, credit).items()
    }
    broken = {name: pairs for name, pairs in fallen.items() if pairs}
    [(whole, _)] = parts_without([link[:2] for link in links], [()])
    left = parts_without([link[:2] for link in links], list(broken.values()))
    found = [
        Support(*name, clusters, alone)
        for name, (clusters, alone) in zip(broken, left, strict=True)
        if clusters > whole or alone
    ]
    return sorted(found, key=lambda s: (-(s.clusters + s.alone), s.signal, s.value))


def _values(evidence: Iterable[Piece], credit: float) -> dict[tuple[str, str], Mapping[tuple[str, str], float]]:
    """What each pair would lose with each value; spellings that stand against one another are one value."""
    pieces = [piece for piece in evidence if piece.weight > 0]
    forest = Forest()
    for piece in pieces:
        forest.join(f"{piece.signal}\0{piece.left_value}", f"{piece.signal}\0{piece.right_value}")
    names: dict[str, Counter[str]] = defaultdict(Counter)
    said: dict[tuple[str, str, str], list[tuple[float, str]]] = defaultdict(list)
    for piece in pieces:
        key = forest.find(f"{piece.signal}\0{piece.left_value}")
        names[key].update([piece.left_value, piece.right_value])
        said[piece.left, piece.right, piece.group or key].append((piece.weight, key))
    lost: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for (left, right, _), items in said.items():
        for key in {key for _, key in items}:
            lost[key][left, right] += _less(items, key, credit)
    shown = {key: min(count, key=lambda value: (-count[value], value)) for key, count in names.items()}
    return {(key.partition("\0")[0], shown[key]): lost[key] for key in sorted(lost)}


def _less(items: Sequence[tuple[float, str]], key: str, credit: float) -> float:
    """What items of one group (weight, value) come to less without `key`: the strongest left comes forward."""
    gone = sum(weight for weight, value in items if value == key)
    left = [weight for weight, value in items if value != key]
    behind = max((weight for weight, _ in items)) not in left
    return gone - (max(left) / credit - max(left) if left and behind else 0.0)


def _root(parent: dict[str, str], account: str) -> str:
    while parent[account] != account:
        parent[account] = parent[parent[account]]
        account = parent[account]
    return account
