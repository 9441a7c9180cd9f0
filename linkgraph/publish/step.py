"""Whether a store holds what this ledger gave it last, or what it gave to a store by another name.

A server moves, a file is copied, files for neo4j-admin become a database: what a store holds is told by the run it
shows. Each run is published under its own id, so two stores that show one were given the same.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from linkgraph.ledger.ledger import get_meta, set_meta, whole
from linkgraph.publish.known import known_as
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

_NOTED = ("published", "published_account")
"""Tables that say what stores were given."""

if TYPE_CHECKING:
    import duckdb


def in_step(ledger: duckdb.DuckDBPyConnection, store: GraphStore, name: str) -> bool:
    """Whether the ledger knows which rows the store holds, in the shape that this release declares.

    Afterwards it knows them by `name`.
    """
    run = as_left(ledger, store)
    if run is None:
        shown = _shown(store)
        if shown is None or not _is_ours(ledger, shown):
            return False
        run = shown["id"]
    found = ledger.execute("SELECT store FROM published_run WHERE run = ? ORDER BY store", [run]).fetchall()
    given = [known for (known,) in found if get_meta(ledger, f"shape {known}") == _shape()]
    if not given:
        return False
    if name not in given:
        _take_over(ledger, given[0], name)
    return True


def current_run(ledger: duckdb.DuckDBPyConnection, store: GraphStore) -> str | None:
    """The id of the run a store shows; None where nothing was published."""
    run = as_left(ledger, store)
    if run is None and (shown := _shown(store)) is not None:
        run = str(shown["id"])
    return run


def as_left(ledger: duckdb.DuckDBPyConnection, store: GraphStore) -> str | None:
    """The id of the run that `store` was given last, where it looks as it did then; None where the store must be asked.

    A store is not opened for that: the larger it is, and the log beside it, the longer it takes.
    """
    stamp, name = store.stamp(), known_as(ledger, store)
    if stamp is None or get_meta(ledger, f"stamp {name}") != stamp:
        return None
    row = ledger.execute("SELECT run FROM published_run WHERE store = ?", [name]).fetchone()
    return row[0] if row else None


def note_left(ledger: duckdb.DuckDBPyConnection, store: GraphStore, name: str) -> None:
    """Notes how `store` looks, now that it was given what `note_step` noted."""
    set_meta(ledger, f"stamp {name}", store.stamp() or "")


def note_step(ledger: duckdb.DuckDBPyConnection, store: str) -> None:
    """Notes that `store` holds the rows that are noted as published in it, with the ledger's last finished run."""
    ledger.execute("INSERT OR REPLACE INTO published_run SELECT ?, value FROM meta WHERE key = 'run'", [store])
    set_meta(ledger, f"shape {store}", _shape())


def forget_step(ledger: duckdb.DuckDBPyConnection, store: str, *, rows: bool) -> None:
    """What `store` holds is about to change; with `rows` all of it goes."""
    with whole(ledger):
        ledger.execute("DELETE FROM published_run WHERE store = ?", [store])
        if rows:
            _forget_rows(ledger, store)


def _shown(store: GraphStore) -> dict[str, Any] | None:
    if not store.exists():
        return None
    return next((run for run in store.read(tables()["Run"]).to_pylist() if run["current"]), None)


def _is_ours(ledger: duckdb.DuckDBPyConnection, shown: dict[str, Any]) -> bool:
    """Whether that run is one of this ledger, which a copy of it may have ended otherwise."""
    found = ledger.execute("SELECT finished_at FROM run WHERE id = ?", [shown["id"]]).fetchone()
    return found is not None and found[0] == shown["finished_at"]


def _take_over(ledger: duckdb.DuckDBPyConnection, known: str, name: str) -> None:
    """What is noted of `known` holds of `name`, too."""
    with whole(ledger):
        _forget_rows(ledger, name)
        for noted in _NOTED:
            ledger.execute(
                f"INSERT INTO {noted} SELECT * REPLACE (? AS store) FROM {noted} WHERE store = ?", [name, known]
            )
        ledger.execute(
            "INSERT OR REPLACE INTO published_run SELECT ?, run FROM published_run WHERE store = ?", [name, known]
        )
        for about in ("shape", "concluded"):
            set_meta(ledger, f"{about} {name}", get_meta(ledger, f"{about} {known}") or "")


def _forget_rows(ledger: duckdb.DuckDBPyConnection, store: str) -> None:
    for noted in _NOTED:
        ledger.execute(f"DELETE FROM {noted} WHERE store = ?", [store])


def _shape() -> str:
    """A digest of the declared tables and of what is noted of rows: a store of another shape is written anew."""
    return hashlib.sha256(repr((sorted(tables().items()), "with owners")).encode()).hexdigest()
