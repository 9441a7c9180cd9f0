"""Whether a store may be written to: it is empty, or it holds this case.

A ledger that is new takes over what people said and what clusters were called from a store
that already holds a case of this name; so a lost ledger, or a second machine, loses nothing. All of it
at once: what a kill interrupts is taken over by the next run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.errors import QueryError, StoreForeign
from linkgraph.ledger.drawn import take_over
from linkgraph.ledger.hub_decisions import append_decisions, decided, hub_decisions
from linkgraph.ledger.judgements import JOURNAL, append, entry_of, journal
from linkgraph.ledger.ledger import get_meta, set_meta, whole
from linkgraph.publish import as_left
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

if TYPE_CHECKING:
    import duckdb


def check_store(ledger: duckdb.DuckDBPyConnection, store: GraphStore, case: Case) -> None:
    """Takes over from the store where that is right; StoreForeign where it holds another case."""
    if not store.exists() or as_left(ledger, store) is not None:
        return
    runs = store.read(tables()["Run"]).to_pylist()
    held = next((run for run in runs if run["current"]), None)
    if held is None or held["case"] == get_meta(ledger, "case"):
        return
    if held["name"] != case.name or _has_published(ledger):
        raise StoreForeign(
            f"the store {store.uri} holds the case {held['name']!r}, not {case.name!r}: "
            "give another --store, or empty it first"
        )
    with whole(ledger):
        ledger.execute("DELETE FROM cluster_member; DELETE FROM cluster_born; DELETE FROM cluster_event")
        ledger.execute("DELETE FROM first_drawn")
        _take_clusters(ledger, store)
        for kind, table in _DRAWN:
            take_over(ledger, kind, store.read(tables()[table]))
        set_meta(ledger, "case", held["case"])
        _take_judgements(store, case)
        _take_hub_decisions(store, case)


_DRAWN = (("evidence", "EVIDENCE:Account:Account"), ("link", "LINKED:Account:Account"), ("finding", "Finding"))
"""What is known by the run that first drew it: kinds of conclusions and the tables that have them."""


def _has_published(ledger: duckdb.DuckDBPyConnection) -> bool:
    return ledger.execute("SELECT 1 FROM published_run LIMIT 1").fetchone() is not None


def _take_clusters(ledger: duckdb.DuckDBPyConnection, store: GraphStore) -> None:
    for cluster in store.read(tables()["Cluster"]).to_pylist():
        members = [(cluster["id"], account) for account in cluster["accounts"] or []]
        ledger.executemany("INSERT INTO cluster_member VALUES (?, ?)", members)
        ledger.execute("INSERT INTO cluster_born VALUES (?, ?)", [cluster["id"], cluster["born"]])
    for event in store.read(tables()["ClusterEvent"]).to_pylist():
        ledger.execute(
            "INSERT INTO cluster_event VALUES (?, ?, ?, ?, ?, ?)",
            [event[name] for name in ("id", "cluster", "kind", "detail", "run", "at")],
        )


def _take_judgements(store: GraphStore, case: Case) -> None:
    if journal(case.work):
        return
    said = [j for j in store.read(tables()["Judgement"]).to_pylist() if j["file"] == JOURNAL]
    taken = [
        entry_of(j["left"], j["right"], j["judgement"], j["by"], j["reason"], j["at"], j["signal"])
        for j in sorted(said, key=lambda entry: entry["line"])
    ]
    append(case.work, *taken)


def _take_hub_decisions(store: GraphStore, case: Case) -> None:
    if hub_decisions(case.work):
        return
    try:
        held = store.read(tables()["HubDecision"]).to_pylist()
    except QueryError:  # a store of an earlier release has no such table
        return
    columns = ("value", "decision", "by", "at")
    taken = [
        decided(*(d[name] for name in columns), reason=d["reason"], cluster=d["cluster"], accounts=d["accounts"] or ())
        for d in sorted(held, key=lambda entry: entry["place"])
    ]
    append_decisions(case.work, *taken)
