"""Who has exactly this value: by the keys of the store, so as fast in a million accounts as in ten."""

from __future__ import annotations

from linkgraph.normalise import normaliser
from linkgraph.pipeline.lookup import LABELS, Hit
from linkgraph.read import holders
from linkgraph.signals import signals
from linkgraph.store.base import GraphStore


def exact(store: GraphStore, value: str) -> list[Hit]:
    """Rows as `lookup` gives them, all with `distance` 0. Names are not looked at: `read.search` does that."""
    found: dict[tuple[str, str], Hit] = {}
    labels = {**{key: label for key, label in LABELS.items() if label != "Account"}, "ip": "IPAddress"}
    for key, label in labels.items():
        canonical = normaliser(key)(value, None)
        signal = "ip_session" if key == "ip" else signals()[key].name
        for held, account in holders(store, label, [canonical] if canonical else []):
            found[account, signal] = {"account": account, "signal": signal, "value": held, "distance": 0.0}
    return sorted(found.values(), key=lambda hit: (str(hit["signal"]), str(hit["account"])))
