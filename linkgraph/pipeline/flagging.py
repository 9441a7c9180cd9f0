"""Red flags on the graph as it is about to be published, and the risk they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from linkgraph.flags import assess, evaluate, load_rules
from linkgraph.flags.again import Before, evaluate_again
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore, GraphUpdate


def apply_flags(
    update: GraphUpdate, store: GraphStore, changed: frozenset[str] | None, clusters: pa.Table, risk: Mapping[str, Any]
) -> dict[str, pa.Table]:
    """The rows of the tables the red flags make, and those of Cluster with their risk.

    `changed` names the tables that differ from what `store` still shows (None: any may); `risk` is what
    the case changes of the rules.
    """
    rules = load_rules(risk)
    if changed is None:
        outcome = evaluate(update)
    else:
        before = Before(store.read(tables()["Finding"]), store.read(tables()["FlagStatus"]))
        outcome = evaluate_again(update, before, changed)
    return {**outcome.tables(), **assess(update, outcome, clusters, rules)}
