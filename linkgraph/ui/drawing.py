"""What the graph component draws: nodes and edges from a cluster's accounts and evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from linkgraph.ui.bundles import Bundle, bundles
from linkgraph.ui.look import lanes, look
from linkgraph.ui.photos import face

Row = dict[str, Any]
Element = dict[str, Any]


def no_picture(_: Bundle) -> str | None:
    """No photo for anything that is shared."""
    return None


def drawing(
    ident: str,
    accounts: Sequence[Row],
    evidence: Iterable[Row],
    height: int,
    picture: Callable[[Bundle], str | None] = no_picture,
) -> dict[str, Any]:
    """Data for the component. Only evidence in favour that no judgement took out is drawn.

    `picture` gives the photo (id) that a shared value is, if it is one.
    """
    known = {row["id"] for row in accounts}
    drawn = [row for row in evidence if _drawn(row) and {row["left"], row["right"]} <= known]
    shared, single = bundles(drawn)
    edges = [*map(_edge, single), *(edge for bundle in shared for edge in _spokes(bundle))]
    degree = Counter(end for edge in edges for end in (edge["source"], edge["target"]))
    return {
        "graph_id": ident,
        "height": height,
        "layout": "fcose",
        "nodes": [_account(row, degree[row["id"]]) for row in accounts]
        + [_item(bundle, picture(bundle)) for bundle in shared],
        "edges": edges,
        "signals": _signals(edges),
    }


def with_context(
    drawn: dict[str, Any],
    outside: Mapping[str, Row],
    moments: Mapping[str, Mapping[str, Sequence[int]]],
    weak: Iterable[Row],
) -> dict[str, Any]:
    """The same with what lies outside (`read.outside`), when things happened, and the links that alone hold it."""
    bridges = {frozenset((row["left"], row["right"])) for row in weak if row["parts"][0] > 1}
    for node in drawn["nodes"]:
        if found := outside.get(node["id"]):
            node["outside"] = {**found, "titles": {name: look(name).title for name in found["by"]}}
    for edge in drawn["edges"]:
        if frozenset((edge["source"], edge["target"])) in bridges:
            edge["bridge"] = 1
    return {**drawn, "times": dict(moments), "lanes": lanes()}


def _drawn(row: Row) -> bool:
    return not row.get("suppressed") and row["weight"] > 0


def _account(row: Row, degree: int) -> Element:
    return {
        "id": row["id"],
        "kind": "account",
        "label": str(row.get("name") or row.get("handle") or row["id"]),
        "platform": str(row.get("platform") or row["id"].partition(":")[0]),
        "country": str(row.get("country") or ""),
        "image": face(row.get("photo")),
        "size": min(64, 42 + 3 * degree),
        **({"foreign": 1} if row.get("foreign") else {}),
    }


def _item(bundle: Bundle, photo: str | None) -> Element:
    return {
        "id": bundle.ident,
        "kind": "item",
        "signal": bundle.signal,
        "label": f"{look(bundle.signal).title} · {len(bundle.accounts)}",
        "image": face(photo),
    }


def _edge(row: Row) -> Element:
    return _line(row["id"], row["left"], row["right"], row["signal"], row["weight"])


def _spokes(bundle: Bundle) -> list[Element]:
    return [
        _line(f"{bundle.ident} {account}", account, bundle.ident, bundle.signal, weight)
        for account, weight in bundle.accounts.items()
    ]


def _line(ident: str, source: str, target: str, signal: str, weight: float) -> Element:
    return {
        "id": ident,
        "source": source,
        "target": target,
        "signal": signal,
        "weight": round(weight, 2),
        "width": round(min(7.0, 1.2 + 0.32 * weight), 2),
        "label": f"{look(signal).title} {weight:+.1f}",
    }


def _signals(edges: Sequence[Element]) -> list[Element]:
    counts = Counter(edge["signal"] for edge in edges)
    return [
        {"name": s.name, "title": s.title, "light": s.light, "dark": s.dark, "dash": list(s.dash)}
        for s in (look(name) for name, _ in counts.most_common())
    ]
