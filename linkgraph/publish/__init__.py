"""From the ledger to the graph store."""

from linkgraph.publish.publisher import current_run, publish
from linkgraph.publish.tables import prepare, rows_of

__all__ = ["current_run", "prepare", "publish", "rows_of"]
