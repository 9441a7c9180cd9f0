"""Giving a store what the ledger says, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import get_meta, set_meta, whole
from linkgraph.ledger.memory import give_back
from linkgraph.publish.difference import Difference, as_changes, difference, forget, remember
from linkgraph.publish.first import first_rows
from linkgraph.publish.known import known_as
from linkgraph.publish.staged import drop_rows, stage_given, stage_made
from linkgraph.publish.step import forget_step, in_step, note_left, note_step
from linkgraph.publish.tables import OWN, is_of_accounts, prepare, prepare_accounts, published_tables
from linkgraph.publish.touched import find_touched, note_touched, only_touched
from linkgraph.schema import Edge, Layer, Node, Table, empty, tables
from linkgraph.store.base import GraphStore, GraphUpdate

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

Conclude = Callable[[GraphUpdate, frozenset[str] | None], Mapping[str, pa.Table]]
"""Reads the graph as it will be and returns the rows of the tables in `OWN`, and of Cluster with its risk.

It is told the names of the tables that changed since it last concluded; None: any may have.
"""


def publish(
    ledger: duckdb.DuckDBPyConnection,
    store: GraphStore,
    *,
    layers: Sequence[Layer],
    conclude: Conclude | None,
    progress: Progress,
    only: Collection[str] | None = None,
    stamp: str = "",
) -> None:
    """Publishes the tables of `layers`. With `conclude` the red flags run on the result before it is seen.

    With `only` it is those of them that are named there: the caller knows that no other changed.

    `stamp` says what `conclude` goes by: with another one it is told that anything may have changed.
    Without `conclude` the tables in `OWN` are emptied where conclusions are published: they rest on them.
    """
    name = known_as(ledger, store)
    fresh = not in_step(ledger, store, name)
    wanted = [table for table in published_tables() if table.layer in layers and (only is None or table.name in only)]
    if fresh:
        wanted = published_tables()
    if fresh or only is None:
        prepare(ledger)
    concluded = None if fresh else get_meta(ledger, f"concluded {name}")
    set_meta(ledger, f"concluded {name}", "")
    forget_step(ledger, name, rows=fresh)
    with progress.stage("publishing", len(wanted)) as stage:
        with store.update(fresh=fresh) as update:
            given: list[Difference] = []
            if fresh:
                find_touched(ledger, name)
                prepare_accounts(ledger)
                changed = _write_first(ledger, name, update, wanted, stage.advance)
            else:
                given = _write(ledger, name, update, wanted, stage.advance)
                changed = frozenset(differing.table.name for differing in given)
            if conclude or Layer.CONCLUDED in layers:
                given += _own(ledger, name, update, conclude, changed if concluded == stamp != "" else None)
            given += _write(ledger, name, update, [tables()["Run"]], lambda _: None)
            with whole(ledger):
                # While the store may still be writing; it stands when the store has ended well.
                remember(ledger, name, {differing.table: differing for differing in given}.values())
                if set(filter(is_of_accounts, published_tables())) <= set(wanted):
                    note_touched(ledger, name)
                note_step(ledger, name)
                update.publish()
        note_left(ledger, store, name)
        set_meta(ledger, f"concluded {name}", stamp if conclude else "")


def _write_first(
    ledger: duckdb.DuckDBPyConnection,
    store: str,
    update: GraphUpdate,
    wanted: Sequence[Table],
    advance: Callable[[int], None],
) -> frozenset[str]:
    """Adds all rows of each table to an empty store, as they are made; returns the names of those that have any.

    What the ledger has in its log goes into its file while the store may still be writing, not when both are done.
    """
    held = set()
    for table in wanted:
        for rows in first_rows(ledger, table, store, update.part_bytes(table)):
            update.add(table, rows)
            held.add(table.name)
            give_back()
        advance(1)
    ledger.execute("CHECKPOINT")
    return frozenset(held)


def _write(
    ledger: duckdb.DuckDBPyConnection,
    store: str,
    update: GraphUpdate,
    wanted: Sequence[Table],
    advance: Callable[[int], None],
) -> list[Difference]:
    """Adds, changes and deletes; returns what the tables hold now that are not as before."""
    accounts = [table for table in wanted if is_of_accounts(table)]
    found = list(_differing(ledger, store, [table for table in wanted if table not in accounts], advance))
    if accounts:
        touched = find_touched(ledger, store)
        with only_touched(ledger, store) if touched else nullcontext():
            prepare_accounts(ledger)
            found += _differing(ledger, store, accounts, advance, touched=touched)
    _drop_findings_edges(ledger, store, update, found)
    _apply(ledger, update, found)
    return found


def _differing(
    ledger: duckdb.DuckDBPyConnection,
    store: str,
    wanted: Sequence[Table],
    advance: Callable[[int], None],
    *,
    touched: bool = False,
) -> Iterator[Difference]:
    """The differences of those tables that have any; with `touched` of what they hold of touched accounts."""
    for table in wanted:
        differing = difference(ledger, store, stage_made(ledger, table, touched=touched), touched=touched)
        if differing.size:
            yield differing
        else:
            forget(ledger, differing)
        advance(1)


def _drop_findings_edges(
    ledger: duckdb.DuckDBPyConnection, store: str, update: GraphUpdate, found: Sequence[Difference]
) -> None:
    """Findings may point at nodes that are about to go; those that still stand are given their edges afterwards."""
    going = {differing.table.name: differing.delete for differing in found if isinstance(differing.table, Node)}
    for table in tables().values():
        if isinstance(table, Edge) and table.name in OWN and (gone := going.get(table.target)):
            theirs = "published WHERE store = ? AND tbl = ? AND owner IN (SELECT unnest(?::VARCHAR[]))"
            named = [store, table.table, gone]
            update.delete(table, [id_ for (id_,) in ledger.execute(f"SELECT id FROM {theirs}", named).fetchall()])
            ledger.execute(f"DELETE FROM {theirs}", named)


def _apply(ledger: duckdb.DuckDBPyConnection, update: GraphUpdate, found: Sequence[Difference]) -> None:
    """Edges go before the nodes they touch, and come after them."""
    nodes = [d for d in found if isinstance(d.table, Node)]
    edges = [d for d in found if isinstance(d.table, Edge)]
    for differing in [*edges, *nodes]:
        if differing.delete:
            update.delete(differing.table, differing.delete)
    for differing in [*nodes, *edges]:
        size = update.part_bytes(differing.table)
        for rows in differing.add(ledger, size):
            update.add(differing.table, rows)
            give_back()
        for rows in differing.change(ledger, size):
            update.change(differing.table, rows)
            give_back()
        drop_rows(ledger, differing.staged)


def _own(
    ledger: duckdb.DuckDBPyConnection,
    store: str,
    update: GraphUpdate,
    conclude: Conclude | None,
    changed: frozenset[str] | None,
) -> list[Difference]:
    made = conclude(update, changed) if conclude else {}
    rows = {name: made.get(name, empty(table)) for name, table in tables().items() if table.name in OWN or name in made}
    found = []
    for name, content in rows.items():
        differing = difference(ledger, store, stage_given(ledger, tables()[name], content))
        found.append(differing if tables()[name].name in OWN else as_changes(ledger, differing))
    _apply(ledger, update, found)
    return found
