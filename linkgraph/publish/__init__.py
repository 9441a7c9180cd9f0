"""From the ledger to the graph store."""

from linkgraph.publish.publisher import publish
from linkgraph.publish.step import as_left, current_run
from linkgraph.publish.tables import prepare, prepare_accounts, rows_of

__all__ = ["as_left", "current_run", "prepare", "prepare_accounts", "publish", "rows_of"]
