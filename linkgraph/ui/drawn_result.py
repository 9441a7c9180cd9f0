"""The answer to a query as a graph, where it holds nodes, edges or paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linkgraph.store.base import Result
from linkgraph.ui.look import look
from linkgraph.ui.photos import face

Element = dict[str, Any]
HEIGHT = 560
MOST = 1500
ICONS = {
    "Photo": "photo",
    "Document": "document",
    "Email": "email",
    "Phone": "phone",
    "Handle": "handle",
    "Wallet": "wallet",
    "PaymentAccount": "payment_account",
    "Address": "address",
    "IPAddress": "ip_session",
    "Device": "device",
    "Website": "website",
}


def drawn_result(ident: str, result: Result) -> Element:
    """What the graph component draws: at most 1,500 nodes, and the edges between them."""
    nodes: dict[str, Element] = {}
    edges: dict[str, Element] = {}
    for item in _items(result.rows):
        if "_label" in item and len(nodes) < MOST:
            nodes[str(item["id"])] = _node(item)
        elif "_source" in item:
            edges[str(item.get("id") or f"{item['_source']} {item['_type']} {item['_target']}")] = _edge(item)
    kept = {name: {**edge, "id": name} for name, edge in edges.items() if {edge["source"], edge["target"]} <= {*nodes}}
    return {
        "graph_id": f"{ident} {len(nodes)} {len(kept)} {next(iter(nodes), '')}",
        "height": HEIGHT,
        "layout": "fcose",
        "nodes": list(nodes.values()),
        "edges": list(kept.values()),
        "signals": _signals(kept.values()),
    }


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if "_label" in value or "_source" in value:
            yield value
        else:
            for inner in value.values():
                yield from _items(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _items(inner)


def _node(item: Mapping[str, Any]) -> Element:
    label = str(item["_label"])
    if label == "Account":
        name = str(item.get("name") or item.get("handle") or item["id"])
        platform = str(item.get("platform") or "")
        return {
            "id": str(item["id"]), "kind": "account", "label": name, "platform": platform,
            "country": str(item.get("country") or ""), "image": face(item.get("photo")), "size": 46,
        }  # fmt: skip
    said = str(item.get("value") or item.get("title") or item["id"])
    return {
        "id": str(item["id"]), "kind": "item", "signal": ICONS.get(label, label), "label": f"{label} {said[:40]}",
        "image": face(str(item["id"])) if label == "Photo" else None,
    }  # fmt: skip


def _edge(item: Mapping[str, Any]) -> Element:
    kind = str(item.get("signal") or item["_type"])
    weight = float(item.get("weight") or 1.0)
    return {
        "source": str(item["_source"]),
        "target": str(item["_target"]),
        "signal": kind,
        "weight": weight,
        "width": 2.2,
        "label": kind.replace("_", " ").lower(),
    }


def _signals(edges: Any) -> list[Element]:
    names = dict.fromkeys(edge["signal"] for edge in edges)
    return [
        {"name": name, "title": of.title.lower(), "light": of.light, "dark": of.dark, "dash": list(of.dash)}
        for name in names
        for of in [look(name)]
    ]
