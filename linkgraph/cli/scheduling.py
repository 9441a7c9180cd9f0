"""`linkgraph report --every`: from options to a schedule that is kept."""

from __future__ import annotations

import dataclasses
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType

import click

from linkgraph.cli.session import Session
from linkgraph.errors import UsageError


def keep(
    session: Session,
    every: str,
    *,
    cluster: str | None,
    redact: str | None,
    deliver: tuple[str, ...],
    watch: tuple[str, ...],
    only_on_change: bool,
    run: bool,
    once: bool,
) -> int:
    """Keeps the schedule until the process is ended, or looks once; gives the exit code."""
    from linkgraph import report, schedule
    from linkgraph.schedule.deliver import check

    if not deliver:
        raise UsageError("say where the reports go: --deliver folder:PATH, smtp://... or https://...")
    if redact:
        report.profile(redact)
    plan = schedule.Plan(
        every=schedule.every(every),
        deliveries=tuple(check(target) for target in deliver),
        format=session.format or "html",
        redact=redact,
        cluster=cluster,
        only_on_change=only_on_change,
        run=run,
        watches=tuple(schedule.watch(rule, session.case.folder) for rule in watch),
    )
    quiet = dataclasses.replace(session, quiet=True)
    kept = schedule.Scheduler(session.case, session.store_uri, plan, schedule.SystemClock(), _say, quiet.progress)
    if once:
        return 0 if kept.once() else 1
    return _until_ended(kept.forever)


def _say(text: str) -> None:
    """A line of the log; failures are said also with --quiet."""
    click.echo(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {text}", err=True)


def _until_ended(work: Callable[[Callable[[], bool]], None]) -> int:
    """Works until SIGTERM. What breaks while it is being left is no failure: nothing is lost by a kill."""
    asked = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        asked.set()
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        work(asked.is_set)
    except Exception:
        if not asked.is_set():
            raise
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0
