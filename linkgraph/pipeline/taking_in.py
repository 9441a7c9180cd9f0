"""Draws what people decided: now, or with the work under way, which takes in what is recorded meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.errors import CaseBusy
from linkgraph.ledger.judgements import journal_size
from linkgraph.pipeline.redrawing import redraw
from linkgraph.pipeline.work import working

if TYPE_CHECKING:
    from linkgraph.progress import Progress


def redraw_case(case: Case, store_uri: str | None, progress: Progress) -> bool:
    """Draws the consequences of all that is recorded. False where other work holds the case.

    A run, a judgement or a hub that is under way takes it in when it ends, other stages leave it to the next run.
    """
    drawn = -1
    while (size := journal_size(case.work)) != drawn:  # whoever found the case busy has written before it looked
        drawn = size
        try:
            with working(case, store_uri, progress) as work:
                redraw(work)
        except CaseBusy:
            progress.note("recorded; the run under way, or the next one, takes it in")
            return False
    return True


@contextmanager
def taking_in(case: Case, store_uri: str | None, progress: Progress) -> Iterator[None]:
    """Around work on the case: what is recorded before it has ended is drawn after it."""
    before = journal_size(case.work)
    yield
    if journal_size(case.work) != before:
        redraw_case(case, store_uri, progress)
