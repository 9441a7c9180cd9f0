"""The report as a workbook: a sheet each for clusters, accounts, links, evidence, findings and judgements."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from linkgraph.cells import cell
from linkgraph.flags.wanted import in_words
from linkgraph.report.assessed import title, wanted
from linkgraph.report.model import Cluster, Report
from linkgraph.report.pictures import Pictures
from linkgraph.report.seen import seen

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""
LONGEST = 32_000
"""Characters that a cell can hold, nearly."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Line = Sequence[Any]


def render(report: Report, pictures: Pictures) -> bytes:  # noqa: ARG001
    """An .xlsx file. Every text is a text: nothing in it is a formula, whatever it begins with."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, (columns, lines) in _sheets(report).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(columns)
        for number, line in enumerate(lines):
            if number < MOST_ROWS:
                sheet.append([_cell(sheet, value) for value in line])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheets(report: Report) -> dict[str, tuple[Line, Iterable[Line]]]:
    pair = (
        "cluster",
        "signal",
        "left",
        "right",
        "left_value",
        "right_value",
        "level",
        "weight",
        "detail",
        "suppressed",
    )
    found = ("cluster", "flag", "title", "subject", "detail", "source", "benign", "weight")
    said = ("left", "right", "judgement", "by", "at", "reason")
    clusters = report.clusters
    return {
        "clusters": (("id", "size", "risk", "platforms", "signals", "first_seen", "weakest"), map(_cluster, clusters)),
        "accounts": (("cluster", "account", "platform", "name", "handle", "country"), _members(clusters)),
        "links": (("cluster", "left", "right", "weight", "probability", "signals", "judged"), _links(clusters)),
        "evidence": (pair, (_of(c, e, pair) for c in clusters for e in (*c.alike, *c.against))),
        "shared": (("cluster", "signal", "value", "detail", "weight", "accounts"), _shared(clusters)),
        "findings": (found, (_of(c, f, found) for c in clusters for f in c.findings)),
        "roles": (("cluster", "account", "role", "says", "because"), _roles(clusters)),
        "coverage": (("cluster", "flag", "title", "status", "missing"), _coverage(clusters)),
        "judgements": (said, ([getattr(one, name) for name in said] for one in report.judgements)),
        "about": (("what", "value"), _about(report)),
    }


def _cluster(c: Cluster) -> Line:
    return c.id, c.size, c.risk, c.platforms, c.signals, c.first_seen, c.weakest


def _members(clusters: Iterable[Cluster]) -> Iterator[Line]:
    for c in clusters:
        yield from ((c.id, m.id, m.platform, m.name, m.handle, m.country) for m in c.members)


def _links(clusters: Iterable[Cluster]) -> Iterator[Line]:
    for c in clusters:
        yield from ((c.id, k.left, k.right, k.weight, k.probability, k.signals, k.judged) for k in c.links)


def _shared(clusters: Iterable[Cluster]) -> Iterator[Line]:
    for c in clusters:
        yield from ((c.id, s.signal, s.value, s.detail, s.weight, s.accounts) for s in c.shared)


def _roles(clusters: Iterable[Cluster]) -> Iterator[Line]:
    for c in clusters:
        yield from ((c.id, r.account, r.role, r.says, r.because) for r in c.roles)


def _coverage(clusters: Iterable[Cluster]) -> Iterator[Line]:
    for c in clusters:
        if c.coverage is not None:
            lacking: dict[str, list[str]] = defaultdict(list)
            for need, ids in wanted(c.coverage):
                for id_ in ids:
                    lacking[id_].append(in_words(need))
            for status in ("found", "clear", "untestable"):
                yield from ((c.id, f, title(f), status, lacking[f]) for f in getattr(c.coverage, status))


def _of(cluster: Cluster, thing: Any, names: Sequence[str]) -> Line:
    return [cluster.id, *(getattr(thing, name) for name in names[1:])]


def _about(report: Report) -> Iterator[Line]:
    summary = report.summary
    yield from (("case", summary.case), ("run", summary.run), ("finished", summary.finished_at))
    yield from (("version", summary.version), ("redaction", report.redacted))
    yield from ((f"sha256 of {one.file}", one.sha256) for one in report.inputs)


def _cell(sheet: Any, value: Any) -> Any:
    """A number, or a text that is one whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    shown = cell(list(value) if isinstance(value, tuple) else value)
    if not isinstance(shown, str):
        return shown
    made = WriteOnlyCell(sheet, UNWRITABLE.sub("\ufffd", seen(shown))[:LONGEST])
    made.data_type = "s"
    return made
