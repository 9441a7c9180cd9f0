"""What people do from a page: judge, and look things up. The pipeline does the work."""

from __future__ import annotations

import getpass
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from linkgraph import read
from linkgraph.case import Case
from linkgraph.errors import LinkgraphError
from linkgraph.progress import SilentProgress
from linkgraph.ui import case
from linkgraph.ui.desk import audit

Row = dict[str, Any]
PATIENCE = 4.0
"""Seconds for which a page waits for the consequences of a judgement."""
SAID = ("judgement", "by", "at", "reason")
failed: list[str] = []
"""Why links and clusters could not be drawn after the last decision, if so: pages say it."""
_background = ThreadPoolExecutor(1, "judging")


def explain(left: str, right: str) -> Row:
    """Why two accounts are linked, or not."""
    from linkgraph import pipeline

    opened = Case.open(case.folder())
    bounds = {"prior_bits": pipeline.prior_bits(opened), "threshold": pipeline.threshold(opened)}
    return read.explain(case.store(), left, right, **bounds)


def said(explained: Row) -> list[Row]:
    """What people said of the two accounts that `explain` explained, oldest first, drawn already or not.

    Keys: `judgement` `by` `at` `reason`, and `drawn` (bool). What was said of single evidence is not among it.
    """
    from linkgraph import pipeline

    pair = sorted((explained["left"], explained["right"]))
    shown = [
        row for row in explained["judgements"] if not row["signal"] and sorted((row["left"], row["right"])) == pair
    ]
    drawn = {tuple(row[key] for key in SAID) for row in shown}
    waiting = [row for row in pipeline.recorded(Case.open(case.folder()), *pair) if not row.get("signal")]
    new = [row for row in waiting if tuple(row.get(key) for key in SAID) not in drawn]
    return [{**row, "drawn": True} for row in shown] + [{**row, "drawn": False} for row in new]


def judge(left: str, right: str, judgement: str | None, by: str, reason: str) -> bool:
    """Records a decision; None takes the last one back. True once links and clusters are drawn again.

    It is on the disk when this returns. Where drawing takes longer than a moment, or other work holds the case, that
    goes on in the background, and False is returned.
    """
    from linkgraph import pipeline

    opened = Case.open(case.folder())
    pipeline.record(opened, _store(), [(left, right)], judgement, by, reason or None)
    audit.record(by, judgement or "undone", None, f"{left} and {right}")
    return _drawn(opened)


def _drawn(opened: Case) -> bool:
    from linkgraph import pipeline

    work = _background.submit(pipeline.redraw_case, opened, _store(), SilentProgress())
    work.add_done_callback(_report)
    try:
        return work.result(timeout=PATIENCE)
    except TimeoutError:
        return False
    except LinkgraphError as error:
        raise LinkgraphError(f"It is recorded, but links and clusters could not be drawn again: {error}") from error


def _waited(work: Future[Any]) -> bool:
    try:
        work.result(timeout=PATIENCE)
    except TimeoutError:
        return False
    return True


def judge_cluster(cluster: str, judgement: str | None, by: str, reason: str) -> bool:
    """Records that a cluster is one hand, or takes back what was said of it as a whole; else as `judge`."""
    from linkgraph import pipeline

    opened = Case.open(case.folder())
    pipeline.record_cluster(opened, _store(), cluster, judgement, by, reason or None)
    return _drawn(opened)


def _report(work: Future[Any]) -> None:
    error = work.exception()
    failed.clear()
    if error:
        failed.append(str(error))
        print(f"A decision could not be drawn: {error}", file=sys.stderr)


def lookup(text: str) -> list[Row]:
    """Accounts that have this value, exactly or nearly."""
    return _lookup(value=text)


def lookup_exact(text: str) -> list[Row]:
    """Accounts that have exactly this value."""
    from linkgraph.pipeline.lookup_exact import exact

    return exact(case.store(), text)


_HUB_WORDS = {True: "allowed a hub", False: "denied a hub", None: "took back what was decided on a hub"}


def decide_hub(value: str, allow: bool | None, by: str, reason: str = "", cluster: str | None = None) -> bool:
    """Allows or denies linking on a value, everywhere or within one cluster; True once that is done, as in `judge`.

    None takes back what was decided.
    """
    from linkgraph import pipeline

    opened = Case.open(case.folder())
    audit.record(by, _HUB_WORDS[allow], value, cluster and f"within {cluster}")
    decide = partial(pipeline.decide_hub, cluster=cluster, progress=SilentProgress())
    work = _background.submit(decide, opened, _store(), value, allow, by, reason or None)
    work.add_done_callback(_report)
    return _waited(work)


def lookup_photo(path: Path) -> list[Row]:
    """Accounts that show this photo, exactly or nearly."""
    return _lookup(photo=path)


def lookup_document(path: Path) -> list[Row]:
    """Accounts that sent this document, or one like it."""
    return _lookup(document=path)


def _lookup(**wanted: Any) -> list[Row]:
    from linkgraph import pipeline

    return pipeline.lookup(Case.open(case.folder()), _store(), **wanted)


def _store() -> str | None:
    return os.environ.get("LINKGRAPH_STORE")


def user() -> str:
    """The name under which decisions are recorded unless another is given."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
