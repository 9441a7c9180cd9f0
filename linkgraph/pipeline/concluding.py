"""The stages after ingest: linking, clustering, red flags, publishing."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from linkgraph.clusters.changes import name_changes
from linkgraph.clusters.hubs import list_hubs, measure_hubs
from linkgraph.clusters.stage import cluster
from linkgraph.clusters.templates import find_templates
from linkgraph.flags.again import Changed, stamp
from linkgraph.ledger.drawn import note_findings, note_links
from linkgraph.ledger.judgements import standing
from linkgraph.ledger.ledger import given
from linkgraph.ledger.memory import drop_temporary
from linkgraph.ledger.rows import accounts_of_rows
from linkgraph.ledger.runs import finish, now
from linkgraph.linking.conclude import link
from linkgraph.linking.model import Model
from linkgraph.linking.redraw import redraw_links
from linkgraph.linking.watched import find_watched
from linkgraph.linking.weights_file import keep_weights, kept_weights
from linkgraph.pipeline.flagging import apply_flags
from linkgraph.pipeline.photo_index import keep_photo_index
from linkgraph.pipeline.point_index import keep_point_index
from linkgraph.pipeline.text_index import keep_text_index
from linkgraph.pipeline.work import Work
from linkgraph.publish import prepare, publish, rows_of
from linkgraph.publish.changed import changes_told
from linkgraph.schema import Layer, tables
from linkgraph.store.base import GraphUpdate

if TYPE_CHECKING:
    import duckdb

OBSERVED = (Layer.OBSERVED, Layer.SAID, Layer.RUN)
EVERYTHING = (*OBSERVED, Layer.CONCLUDED)
JUDGED = frozenset(
    {"EVIDENCE", "LINKED", "SIMILAR_NAME", "Cluster", "ClusterEvent", "MEMBER_OF"}
    | {"Hub", "HubDecision", "Judgement", "Reject", "Run"}
)
"""The tables on which judgements of pairs tell."""
DOUBTED = JUDGED | {"OPENLY_TOGETHER"}
"""Those on which judgements of single pieces of evidence tell."""


def conclude_links(work: Work) -> None:
    """Evidence, links, clusters and hubs, in the ledger."""
    _link(work)
    find_watched(work.ledger, work.case.folder)
    list_hubs(work.ledger)
    find_templates(work.ledger)
    name_changes(work.ledger)
    drop_temporary(work.ledger)


def conclude_judgements(work: Work, pairs: pl.DataFrame) -> None:
    """As `conclude_links`, where nothing is new but what was said about `pairs` (left, right)."""
    model = kept_weights(work.case.work, work.model)
    redraw_links(work.ledger, model, pairs, standing(work.ledger), work.run)
    note_links(work.ledger, work.run)
    cluster(work.ledger, model.threshold, work.run, now())
    measure_hubs(work.ledger)


def conclude_doubts(work: Work) -> None:
    """As `conclude_links`, where nothing is new but what was said about evidence: what was read stays as it was."""
    _link(work)
    measure_hubs(work.ledger)
    name_changes(work.ledger)


def _link(work: Work) -> None:
    """Evidence, links and clusters; the latter are drawn while evidence is written."""

    def follow(ledger: duckdb.DuckDBPyConnection, model: Model) -> None:
        note_links(ledger, work.run)
        cluster(ledger, model.threshold, work.run, now())

    model = link(work.ledger, work.model, standing(work.ledger), work.run, work.progress, follow)
    keep_weights(work.case.work, model)


def publish_observed(work: Work, inputs: str, begun: float) -> dict[str, object]:
    """Publishes what was read; conclusions stay as they were."""
    return _publish(work, OBSERVED, inputs, begun, flags=False)


def publish_links(work: Work, inputs: str, begun: float) -> dict[str, object]:
    """Publishes everything but findings, which rested on the clusters before."""
    return _publish(work, EVERYTHING, inputs, begun, flags=False)


def publish_all(work: Work, inputs: str, begun: float) -> dict[str, object]:
    """Publishes everything, findings included, at once."""
    return _publish(work, EVERYTHING, inputs, begun, flags=True)


def publish_judged(work: Work, begun: float) -> dict[str, object]:
    """As `publish_all`, where nothing but judgements, and what follows from them, is new."""
    return _publish(work, EVERYTHING, "", begun, flags=True, only=JUDGED)


def publish_doubted(work: Work, begun: float) -> dict[str, object]:
    """As `publish_judged`, where single pieces of evidence were judged."""
    prepare(work.ledger)
    return _publish(work, EVERYTHING, "", begun, flags=True, only=DOUBTED)


def _publish(
    work: Work,
    layers: tuple[Layer, ...],
    inputs: str,
    begun: float,
    *,
    flags: bool,
    only: Collection[str] | None = None,
) -> dict[str, object]:
    summary: dict[str, object] = counts(work, findings=0)

    def end(findings: int) -> None:
        summary["findings"] = findings
        summary["seconds"] = round(time.monotonic() - begun, 2)
        finish(work.ledger, work.run, inputs, summary)

    def with_flags(update: GraphUpdate, changed: frozenset[str] | None) -> Mapping[str, pa.Table]:
        with work.progress.stage("red flags"):
            clusters = rows_of(work.ledger, tables()["Cluster"])
            made = apply_flags(update, _changed(work, changed), clusters, work.case.config.risk)
        made["Finding"] = _dated(work, made["Finding"])
        end(made["Finding"].num_rows)
        _keep_risk(work, made["Cluster"])
        return made

    if not flags:
        end(0)
    conclude = with_flags if flags else None
    publish(work.ledger, work.store, layers=layers, conclude=conclude, progress=work.progress, only=only, stamp=stamp())
    if only is None:
        keep_photo_index(work.ledger, work.case.work)
        keep_point_index(work.ledger, work.case.work)
        keep_text_index(work.ledger, work.case.work)
    summary["seconds"] = round(time.monotonic() - begun, 2)
    work.ledger.execute("UPDATE run SET summary = ? WHERE id = ?", [json.dumps(summary), work.run])
    return summary


def _changed(work: Work, names: frozenset[str] | None) -> Changed | None:
    """What differs in the tables of these names, while that is laid out; None where anything may differ."""
    if names is None:
        return None
    return Changed(names, *changes_told(work.ledger, names))


def counts(work: Work, findings: int) -> dict[str, object]:
    """The numbers a run ends with."""
    return {
        "accounts": work.count(f"SELECT count(*) FROM ({accounts_of_rows()})"),
        "photos": work.count("SELECT count(DISTINCT value) FROM fact WHERE kind = 'photo'"),
        "documents": work.count("SELECT count(DISTINCT value) FROM fact WHERE kind = 'document'"),
        "links": work.count("SELECT count(*) FROM link"),
        "clusters": work.count("SELECT count(*) FROM cluster"),
        "findings": findings,
        "rejected": work.count("SELECT count(*) FROM (SELECT DISTINCT file, line, reason FROM reject)"),
        "seconds": 0.0,
    }


def _dated(work: Work, findings: pa.Table) -> pa.Table:
    """The findings, each with the run that first found it."""
    runs = note_findings(work.ledger, findings, work.run)
    at = findings.schema.get_field_index("run")
    dated = pa.array([runs[id_] for id_ in findings["id"].to_pylist()], pa.string())
    return findings.set_column(at, findings.schema.field(at), dated)


def _keep_risk(work: Work, clusters: pa.Table) -> None:
    with given(work.ledger, risked=clusters.select(["id", "risk"])):
        work.ledger.execute("UPDATE cluster SET risk = r.risk FROM risked r WHERE r.id = cluster.id")
