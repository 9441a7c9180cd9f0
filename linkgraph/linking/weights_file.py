"""The weights a run went by, kept beside its ledger so that readers can say them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from linkgraph.linking.model import Model

FILE = "weights.json"


def keep_weights(folder: Path, model: Model) -> None:
    """Writes prior, threshold and the levels of each signal."""
    table = {
        "prior": model.prior,
        "threshold": model.threshold,
        "signals": {
            key: {"levels": dict(weights.levels), "shares": dict(weights.shares), "bound": dict(weights.bound)}
            for key, weights in model.signals.items()
        },
    }
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath(FILE).write_text(json.dumps(table, indent=1, sort_keys=True), encoding="utf-8")


def kept_weights(folder: Path, model: Model) -> Model:
    """`model` with what the last run wrote in its place; as it is where there is nothing to read."""
    try:
        table = json.loads(folder.joinpath(FILE).read_text(encoding="utf-8"))
        kept = table["signals"]
        signals = {
            key: replace(weights, **kept[key]) if key in kept else weights for key, weights in model.signals.items()
        }
        return replace(model, prior=table["prior"], threshold=table["threshold"], signals=signals)
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return model
