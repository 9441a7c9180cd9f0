"""Who has exactly this value: by the keys of the store, so as fast in a million accounts as in ten."""

from __future__ import annotations

from linkgraph.normalise import normaliser
from linkgraph.pipeline.lookup import LABELS, Hit
from linkgraph.read import all_holders
from linkgraph.signals import signals
from linkgraph.store.base import GraphStore


def exact(store: GraphStore, value: str) -> list[Hit]:
    """Rows as `lookup` gives them, all with `distance` 0. Names are not looked at: `read.search` does that."""
    labels = {**{key: label for key, label in LABELS.items() if label != "Account"}, "ip": "IPAddress"}
    wanted = {
        (label, canonical): "ip_session" if key == "ip" else signals()[key].name
        for key, label in labels.items()
        if (canonical := normaliser(key)(value, None))
    }
    found = all_holders(store, sorted({canonical for _, canonical in wanted}))
    hits: list[Hit] = [
        {"account": account, "signal": wanted[label, held], "value": held, "distance": 0.0}
        for label, held, account in found
        if (label, held) in wanted
    ]
    return sorted(hits, key=lambda hit: (str(hit["signal"]), str(hit["account"])))
