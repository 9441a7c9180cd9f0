"""Opening what was published, and the settings that readers are told."""

from __future__ import annotations

from linkgraph.case import Case
from linkgraph.errors import CaseError
from linkgraph.ledger.accepted import Weights, accepted
from linkgraph.pipeline.work import model_in_force
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore


def open_case_store(case: Case, store_uri: str | None) -> GraphStore:
    """The published graph of a case; CaseError where nothing has been published yet."""
    store = open_store(store_uri or case.default_store_uri())
    store.require_answers()
    store.make_ready()
    if not store.exists():
        store.close()
        raise CaseError(f"nothing has been run yet in {case.folder}: run `linkgraph run {case.folder}` first")
    return store


def prior_bits(case: Case) -> float:
    """The prior, in bits, that enters every match probability of this case."""
    return model_in_force(case).prior


def threshold(case: Case) -> float:
    """The match weight, in bits, from which accounts of this case are linked."""
    return model_in_force(case).threshold


def weights(case: Case) -> list[dict[str, object]]:
    """The weights of this case: one row for each signal and level.

    `m` and `u`, where they were learned, are how often two accounts of one hand, and two drawn at
    random, reach the level, and `less`, by another signal, the bits it says less where that one agrees, too;
    `source` is `published`, `learned`, `own` (set in linkgraph.toml) or `accepted`.
    """
    taken = accepted(case.work)
    return [
        {
            "signal": key,
            "level": level,
            "weight": bits,
            "source": "accepted" if _is_accepted(case, taken, key, level) else signal.source(level),
            "m": signal.shares.get(level, (None, None))[0],
            "u": signal.shares.get(level, (None, None))[1],
            "group": signal.group,
            "less": {other: levels[level] for other, levels in signal.bound.items() if levels[level]} or None,
        }
        for key, signal in sorted(model_in_force(case).signals.items())
        for level, bits in signal.levels.items()
    ]


def _is_accepted(case: Case, taken: Weights, key: str, level: str) -> bool:
    return level in taken.get(key, {}) and level not in case.config.weights.get(key, {})
