"""What every stage needs: the case, its ledger, the store, the model, the run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.ledger.accepted import accepted
from linkgraph.ledger.hub_decisions import collect_decisions
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.memory import seldom_collected
from linkgraph.ledger.runs import begin, case_id
from linkgraph.ledger.workers import workers_kept
from linkgraph.linking.model import Model, load_model
from linkgraph.linking.weights_file import kept_weights
from linkgraph.pipeline.adopt import check_store
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress


@dataclass(frozen=True, slots=True)
class Work:
    """A run under way."""

    case: Case
    ledger: duckdb.DuckDBPyConnection
    store: GraphStore
    model: Model
    run: str
    progress: Progress

    def count(self, sql: str) -> int:
        """A number out of the ledger."""
        row = self.ledger.execute(sql).fetchone()
        return int(row[0]) if row else 0


@contextmanager
def working(case: Case, store_uri: str | None, progress: Progress, *, asks: bool = True) -> Iterator[Work]:
    """Opens everything for one run; a run that ends without having finished is gone on with next time.

    Where it `asks` the graph, which red flags do, StoreError for a store that only takes rows.
    """
    model = model_of(case)
    store = open_store(store_uri or case.default_store_uri())
    try:
        if asks:
            store.require_answers()
        with seldom_collected(), workers_kept(), open_ledger(case.work) as ledger:
            case_id(ledger, case.name)
            check_store(ledger, store, case)
            collect_decisions(ledger, case.work)
            yield Work(case, ledger, store, model, begin(ledger), progress)
    finally:
        store.close()


def model_of(case: Case) -> Model:
    """The weights of this case: those of linkgraph.toml, then those a person accepted, then the published ones."""
    config, own = case.config, dict(case.config.weights)
    for signal, levels in accepted(case.work).items():
        if isinstance(own.get(signal, {}), dict):
            own[signal] = {**levels, **own.get(signal, {})}
    return load_model({"weights": own, "hubs": config.hubs, "link": config.link})


def model_in_force(case: Case) -> Model:
    """The weights of the last run, learned ones included; before the first run those it will begin with."""
    return kept_weights(case.work, model_of(case))
