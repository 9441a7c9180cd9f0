"""Red flags on the graph as it is about to be published, and the risk they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from linkgraph.flags import assess, evaluate, load_rules
from linkgraph.flags.again import Changed, evaluate_again, found_before
from linkgraph.store.base import GraphUpdate


def apply_flags(
    update: GraphUpdate, changed: Changed | None, clusters: pa.Table, risk: Mapping[str, Any]
) -> dict[str, pa.Table]:
    """The rows of the tables the red flags make, and those of Cluster with their risk.

    `changed` says what differs from what was published before (None: anything may); `risk` is what the case
    changes of the rules.
    """
    rules = load_rules(risk)
    outcome = evaluate(update) if changed is None else evaluate_again(update, found_before(update), changed)
    return {**outcome.tables(), **assess(update, outcome, clusters, rules)}
