"""`run` and its stages, each whole: they open the case, do their part, publish."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph import __version__
from linkgraph.case import Case
from linkgraph.ledger.accepted import accepted
from linkgraph.ledger.boilerplate import boilerplate_stamp
from linkgraph.ledger.contents import stamps
from linkgraph.ledger.judgements import journal
from linkgraph.ledger.ledger import set_meta
from linkgraph.ledger.network import files_of
from linkgraph.ledger.runs import abandon, last
from linkgraph.ledger.stock import stock_stamp
from linkgraph.pipeline import concluding
from linkgraph.pipeline.ingesting import derive, ingest_case, ingest_paths, require_sources, sources_digest
from linkgraph.pipeline.redrawing import DRAWN, conclude, note_drawn
from linkgraph.pipeline.taking_in import taking_in
from linkgraph.pipeline.work import Work, working
from linkgraph.publish import current_run

if TYPE_CHECKING:
    from linkgraph.progress import Progress

Summary = dict[str, object]
READ = "read "
"""Stands before the inputs of a run that read them, and did not draw all that follows from them."""


def run(case: Case, store_uri: str | None, *, progress: Progress) -> Summary:
    """Ingest, fingerprint, link, cluster, flag; nothing is done where nothing changed.

    Returns the counts `accounts photos documents links clusters findings rejected seconds`.
    """
    begun = time.monotonic()
    require_sources(case)
    with taking_in(case, store_uri, progress), working(case, store_uri, progress) as work:
        ingest_case(work)
        inputs = _inputs(work)
        if (before := _unchanged(work, begun, inputs)) is not None:
            return before
        conclude(work)
        summary = concluding.publish_all(work, inputs, begun)
        note_drawn(work)
        return summary


def ingest(case: Case, store_uri: str | None, paths: Sequence[Path], *, progress: Progress) -> Summary:
    """Reads files, or the case folder, into the graph, if anything of them changed; links stay as they were."""
    begun = time.monotonic()
    with working(case, store_uri, progress, asks=False) as work:
        if [path.resolve() for path in paths] in ([], [case.folder]):
            require_sources(case)
            ingest_case(work)
        else:
            ingest_paths(work, paths)
        inputs = _inputs(work)
        if (before := _unchanged(work, begun, inputs, READ + inputs)) is not None:
            return before
        set_meta(work.ledger, DRAWN, "")
        derive(work)
        return concluding.publish_observed(work, READ + inputs, begun)


def link(case: Case, store_uri: str | None, *, progress: Progress) -> Summary:
    """Evidence, links and clusters from what has been ingested; findings are dropped with what they rested on."""
    begun = time.monotonic()
    with working(case, store_uri, progress, asks=False) as work:
        inputs = _inputs(work)
        conclude(work)
        summary = concluding.publish_links(work, READ + inputs, begun)
        note_drawn(work)
        return summary


def flag(case: Case, store_uri: str | None, *, progress: Progress) -> Summary:
    """Red flags and risk on the links as they are."""
    begun = time.monotonic()
    with working(case, store_uri, progress) as work:
        return concluding.publish_all(work, _read_before(work), begun)


def _inputs(work: Work) -> str:
    """A digest of everything a run depends on."""
    config = work.case.config
    said = [
        "run",
        __version__,
        sources_digest(work),
        stamps(work.ledger, work.case.folder),
        boilerplate_stamp(work.case.folder),
        stock_stamp(work.case.folder),
        journal(work.case.work),
        work.ledger.execute("SELECT * FROM hub_said ORDER BY place").fetchall(),
        config.weights,
        accepted(work.case.work),
        config.hubs,
        config.link,
        config.risk,
        config.network,
        config.lists,
        config.faces,
        [
            (str(file.relative_to(work.case.folder)), file.stat().st_size, file.stat().st_mtime_ns)
            for lists in (config.network, config.lists)
            for file in files_of(work.case.folder, lists)
        ],
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _read_before(work: Work) -> str:
    """What the last run says that it read; nothing where that is not known."""
    before = last(work.ledger)
    return READ + before[1].removeprefix(READ) if before and before[1] else ""


def _unchanged(work: Work, begun: float, *inputs: str) -> Summary | None:
    """Ends this run with the last one's summary, if that depended on one of `inputs` and this store shows it."""
    before = last(work.ledger)
    if before is None or before[1] not in inputs or current_run(work.ledger, work.store) != before[0]:
        return None
    abandon(work.ledger, work.run)
    return {**before[2], "seconds": round(time.monotonic() - begun, 2)}
