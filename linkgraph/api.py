"""A case in a notebook: its graph, its tables, its links and the reasons for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import networkx as nx
import polars as pl

from linkgraph import pipeline, read, report
from linkgraph.case import Case
from linkgraph.export import Filter, select
from linkgraph.progress import Progress, SilentProgress
from linkgraph.read import catalogue
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

Graph = Any
"""A networkx graph; its type parameters differ between versions."""
Kind = Literal["polars", "pandas"]
LISTS = ("accounts", "links", "evidence", "clusters", "findings", "hubs", "judgements", "runs", "rejects", "coverage")


def open_case(folder: str | Path, store: str | None = None, *, frames: Kind = "polars") -> OpenCase:
    """The case in `folder`, as it was last published; `store` is a URI as in `--store`.

    `frames` says what tables come as. CaseError where there is no case, or nothing has been run yet.
    """
    case = Case.open(Path(folder))
    return OpenCase(case, store, frames)


def run(folder: str | Path, store: str | None = None, *, progress: Progress | None = None) -> dict[str, object]:
    """Runs the case, as `linkgraph run`; returns its counts."""
    return pipeline.run(Case.open(Path(folder)), store, progress=progress or SilentProgress())


class OpenCase:
    """A published case, read-only. A context manager; every table is read anew when it is asked for."""

    def __init__(self, case: Case, store_uri: str | None, frames: Kind = "polars") -> None:
        self.case = case
        self.store: GraphStore = pipeline.open_case_store(case, store_uri)
        self._uri, self._frames = store_uri, frames

    def frame(self, name: str) -> Any:
        """One table: `accounts` `links` `evidence` `clusters` `findings` `hubs` `judgements` `runs` `rejects`
        `coverage`, with the columns of the command of that name, or a table of the graph such as `Email` or
        `HAS_EMAIL:Account:Email`. KeyError where there is none.
        """
        if name == "accounts":
            name = "Account"
        if name in tables():
            return self._shaped(pl.from_arrow(self.store.read(tables()[name])))
        if name not in LISTS:
            raise KeyError(f"there is no table {name!r}; there are {', '.join((*LISTS, *tables()))}")
        rows = getattr(read, name)(self.store)
        return self._shaped(pl.DataFrame(rows, infer_schema_length=None))

    def graph(self, *, cluster: str | None = None, only: tuple[str, ...] = ()) -> Graph:
        """The graph, or one cluster, as a networkx MultiDiGraph: nodes by their id, edges with `type` and all else.

        `only` keeps these labels and relationship types, such as `("LINKED",)`.
        """
        rows = select(self.store, Filter(clusters=(cluster,) if cluster else (), only=only))
        graph: Graph = nx.MultiDiGraph()
        graph.add_nodes_from((n.key, {**n.values, "type": n.table.name, "label": n.label}) for n in rows.nodes())
        graph.add_edges_from((e.source, e.target, e.key, {**e.values, "type": e.type}) for e in rows.edges())
        return graph

    def links_graph(self, min_weight: float | None = None) -> Graph:
        """The links alone, as an undirected networkx Graph of accounts with `weight` (bits) and `probability`."""
        graph: Graph = nx.Graph()
        for link in read.links(self.store, min_weight):
            graph.add_edge(link["left"], link["right"], **{k: link[k] for k in ("weight", "probability", "signals")})
        return graph

    def explain(self, left: str, right: str) -> dict[str, Any]:
        """Why two accounts are linked, or why not; the keys of `linkgraph explain`."""
        bounds = {"prior_bits": pipeline.prior_bits(self.case), "threshold": pipeline.threshold(self.case)}
        return read.explain(self.store, left, right, **bounds)

    def show(self, id_: str) -> dict[str, Any]:
        """One account or one cluster, whole; the keys of `linkgraph show`."""
        return read.show(self.store, id_)

    def lookup(self, value: str | None = None, *, photo: Path | None = None, document: Path | None = None) -> Any:
        """Who has this value, photo or text, exactly or nearly, as a table."""
        rows = pipeline.lookup(self.case, self._uri, value=value, photo=photo, document=document)
        return self._shaped(pl.DataFrame(rows, infer_schema_length=None))

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Any:
        """The answer of a saved query, by name, or of your own Cypher, read-only, as a table."""
        saved = cypher in catalogue.saved()
        result = (catalogue.run_saved if saved else catalogue.run_text)(self.store, cypher, params)
        return self._shaped(pl.DataFrame(result.dicts(), schema=list(result.columns), infer_schema_length=None))

    def report(self, format: str = "html", *, cluster: str | None = None, redact: str | None = None) -> bytes:
        """A report, as `linkgraph report`."""
        built = report.build(self.store, cluster=cluster)
        built = report.redact(built, report.profile(redact)) if redact else built
        return report.render(format, built, report.Pictures.of(self.store, self.case.folder))

    def close(self) -> None:
        """Lets go of the store; may be called twice."""
        self.store.close()

    def __enter__(self) -> OpenCase:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _shaped(self, frame: Any) -> Any:
        return frame if self._frames == "polars" else frame.to_pandas()
