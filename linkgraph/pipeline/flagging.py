"""Red flags on the graph as it is about to be published, and the risk they add up to."""

from __future__ import annotations

import pyarrow as pa

from linkgraph.flags import cluster_risks, evaluate
from linkgraph.store.base import GraphUpdate


def apply_flags(update: GraphUpdate, clusters: pa.Table) -> dict[str, pa.Table]:
    """The rows of the tables the red flags make, and those of Cluster with their risk."""
    outcome = evaluate(update)
    risks = cluster_risks(clusters, outcome.findings)
    totals = pa.array([risks[name].total for name in clusters.column("id").to_pylist()], pa.float64())
    at = clusters.schema.get_field_index("risk")
    return {**outcome.tables(), "Cluster": clusters.set_column(at, clusters.schema.field(at), totals)}
