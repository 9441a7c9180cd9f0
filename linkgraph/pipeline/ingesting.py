"""The ingest stage: what changed since last time is read, what vanished is marked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from linkgraph_ingest.core.path_rows import listing, said_by_path
from linkgraph_ingest.core.registry import may_hold_tables
from linkgraph_ingest.core.source import SourceFile, located
from linkgraph_ingest.discover import read_source, sources, sources_of, strays, unread

from linkgraph import __version__
from linkgraph.ahead import ahead
from linkgraph.case import Case
from linkgraph.ledger.boilerplate import read_boilerplate
from linkgraph.ledger.contents import read_contents
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.judgements import collect
from linkgraph.ledger.listed_rows import listed_rows
from linkgraph.ledger.lists import read_lists
from linkgraph.ledger.network import files_of, read_network
from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.ledger.several import several
from linkgraph.ledger.stock import refuse_stock
from linkgraph.ledger.sums import note_sum
from linkgraph.ledger.times import canonical_cells
from linkgraph.ledger.together import together
from linkgraph.ledger.workers import dismiss_workers
from linkgraph.pipeline.inside import open_containers
from linkgraph.pipeline.work import Work
from linkgraph.records import Batch, Reject


def ingest_case(work: Work) -> bool:
    """Reads the sources of the case folder that changed; True where anything did."""
    found = sources(work.case)
    changed = _read(work, found)
    gone = _vanished(work, {source.file for source in found})
    for file in gone:
        forget_source(work.ledger, file)
    _note_strays(work)
    return open_containers(work) or changed or bool(gone)


def require_sources(case: Case) -> None:
    """CaseError where the folder of `case` holds nothing that can be read."""
    if not sources(case):
        case.require_sources()


def left_aside(case: Case) -> list[str]:
    """Names of tables in the folder of `case` that no run reads and no list in linkgraph.toml names."""
    listed = listed_files(case)
    return [name for name in unread(case) if case.folder / name not in listed]


def listed_files(case: Case) -> list[Path]:
    """The lists of values and networks that linkgraph.toml names."""
    return files_of(case.folder, case.config.network) + files_of(case.folder, case.config.lists)


def ingest_paths(work: Work, paths: Sequence[Path]) -> bool:
    """Reads files and folders the user named; what is not named stays as it is."""
    changed = _read(work, sources_of(paths, work.case))
    return open_containers(work) or changed


def derive(work: Work) -> None:
    """From rows to facts: contents, canonical values, judgements."""
    read_boilerplate(work.ledger, work.case.folder, work.run)
    read_contents(work.ledger, work.case.folder, work.run, work.progress, faces=work.case.config.faces)
    refuse_stock(work.ledger, work.case.folder, work.run)
    build_facts(work.ledger, work.progress)
    dismiss_workers()
    read_network(work.ledger, work.case.folder, work.case.config.network)
    read_lists(work.ledger, work.case.folder, work.case.config.lists, work.run)
    collect(work.ledger, work.case.work, work.run)


def sources_digest(work: Work) -> str:
    """What has been read, for telling whether anything changed."""
    rows = work.ledger.execute("SELECT file, digest, gone FROM source ORDER BY file").fetchall()
    return repr(rows)


def _read(work: Work, found: Sequence[SourceFile]) -> bool:
    known = dict(work.ledger.execute("SELECT file, digest FROM source WHERE NOT gone").fetchall())
    wanted = [source for source in found if known.get(source.file) != _digest(work, source)]
    if not wanted:
        return False
    with work.progress.stage("reading sources") as stage:
        for source in wanted:
            stage.note(source.file)
            items = _counted(ahead(together(_canonical(read_source(source, work.case)))), stage.advance)
            load_source(work.ledger, source.file, source.kind, _digest(work, source), work.run, items)
            note_sum(work.ledger, source.file, source.path)
    return True


def _digest(work: Work, source: SourceFile) -> str:
    config = work.case.config
    layout = [config.columns, config.constants, config.date_formats, *([config.only] if config.only else [])]
    said = listing(source) or said_by_path(source, config)
    tables = [config.files] if config.files and may_hold_tables(source.path.name, source.kind) else []
    closed = ["closed"] if source.path.exists() and not os.access(source.path, os.R_OK) else []
    return repr(
        (__version__, source.size, source.mtime_ns, source.kind, *layout, *([said] if said else []), *closed, *tables)
    )


def _canonical(items: Iterator[Batch | Reject]) -> Iterator[Batch | Reject]:
    for item in items:
        if isinstance(item, Reject):
            yield item
        else:
            batch, rejects = canonical_cells(several(item))
            if batch.kind == "watchlist":
                batch, unlisted = listed_rows(batch)
                rejects += unlisted
            yield from rejects
            yield batch


def _counted(items: Iterator[Batch | Reject], advance: Callable[[int], None]) -> Iterator[Batch | Reject]:
    for item in items:
        if isinstance(item, Batch):
            advance(item.rows.num_rows)
        yield item


def _vanished(work: Work, present: set[str]) -> list[str]:
    """Sources of the case folder that are no longer there; files named by hand are not asked for."""
    known = work.ledger.execute("SELECT file FROM source WHERE NOT gone ORDER BY file").fetchall()
    return [file for (file,) in known if file not in present and not located(file, work.case.folder).exists()]


def _note_strays(work: Work) -> None:
    work.ledger.execute("DELETE FROM reject WHERE stage = 'folder'")
    for reject in strays(work.case):
        work.ledger.execute(
            "INSERT INTO reject VALUES (?, ?, ?, 'folder', ?)",
            [reject.file, reject.line, reject.reason, work.run],
        )
