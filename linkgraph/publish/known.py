"""What a ledger calls a store it gives rows to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.store.base import GraphStore

if TYPE_CHECKING:
    import duckdb


def known_as(ledger: duckdb.DuckDBPyConnection, store: GraphStore) -> str:
    """The store's address; of a file beside the ledger only its name: both may be moved or copied together."""
    scheme, _, address = store.uri.partition(":")
    found = ledger.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()").fetchone()
    beside = found and found[0] and Path(address).resolve().parent == Path(found[0]).resolve().parent
    return f"{scheme}:{Path(address).name}" if beside else store.uri
