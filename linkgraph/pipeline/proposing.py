"""What judgements say about the weights: a proposal, which a person accepts or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.ledger.accepted import accept, accepted
from linkgraph.ledger.runs import now
from linkgraph.linking.model import Model
from linkgraph.linking.proposal import Judged, Key, propose
from linkgraph.pipeline.reading import open_case_store
from linkgraph.pipeline.taking_in import redraw_case
from linkgraph.pipeline.work import model_in_force
from linkgraph.signals import signals

if TYPE_CHECKING:
    from linkgraph.progress import Progress


def proposed_weights(case: Case, store_uri: str | None) -> list[dict[str, Any]]:
    """Weights that would fit the judgements so far better.

    Keys: `signal` `level` `weight` (bits, as it is) `proposed` `same` `different` (judged pairs with it).
    """
    from linkgraph.read.precision import judged_pairs

    model, store = model_in_force(case), open_case_store(case, store_uri)
    try:
        pairs = judged_pairs(store)
    finally:
        store.close()
    weights = {(key, level): bits for key, signal in model.signals.items() for level, bits in signal.levels.items()}
    return [asdict(one) for one in propose([_judged(pair, model, weights) for pair in pairs], weights)]


def accept_weights(
    case: Case,
    store_uri: str | None,
    signal: str,
    level: str | None,
    by: str,
    *,
    undo: bool = False,
    progress: Progress,
) -> list[dict[str, Any]]:
    """Takes the proposed weights of a signal, or of one level, or with `undo` those accepted back; draws consequences.

    UsageError where there is nothing to accept or to take back.
    """
    standing = accepted(case.work).get(signal, {})
    offered = (
        dict.fromkeys(standing)
        if undo
        else {row["level"]: row["proposed"] for row in proposed_weights(case, store_uri) if row["signal"] == signal}
    )
    chosen = {name: weight for name, weight in offered.items() if level in (None, name)}
    if not chosen:
        raise UsageError(
            f"nothing is {'accepted' if undo else 'proposed'} for {signal}; see `linkgraph weights --proposed`"
        )
    for name, weight in chosen.items():
        accept(case.work, signal, name, weight, by, now())
    redraw_case(case, store_uri, progress)
    return [{"signal": signal, "level": name, "accepted": weight, "by": by} for name, weight in chosen.items()]


def _judged(pair: Mapping[str, Any], model: Model, weights: Mapping[Key, float]) -> Judged:
    shares: dict[Key, float] = {}
    for row in pair["evidence"]:
        key = _key(row["signal"], row["level"], weights)
        if key is not None and weights[key]:
            share = min(max(row["weight"] / weights[key], 0.0), 1.0)
            shares[key] = max(shares.get(key, 0.0), share)
    bits = model.prior + sum(row["weight"] for row in pair["evidence"])
    return Judged(bits, shares, pair["same"])


def _key(name: str, level: str, weights: Mapping[Key, float]) -> Key | None:
    """The signal of that name with that level; None where several have one, such as the facts of a biography."""
    found: Sequence[Key] = [
        (key, level) for key in signals() if signals()[key].name == name and (key, level) in weights
    ]
    return found[0] if len(found) == 1 else None
