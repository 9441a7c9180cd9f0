"""Draws what people decided: now, or with the work under way, which takes in what is recorded meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.errors import CaseBusy
from linkgraph.ledger import accepted, hub_decisions, journal, judgements
from linkgraph.pipeline.redrawing import redraw
from linkgraph.pipeline.work import working

if TYPE_CHECKING:
    from linkgraph.progress import Progress


def redraw_case(case: Case, store_uri: str | None, progress: Progress) -> bool:
    """Draws the consequences of all that is recorded. False where other work holds the case.

    A run, a judgement or a hub that is under way takes it in when it ends, other stages leave it to the next run.
    """
    drawn: tuple[int, ...] = ()
    while (recorded := _recorded(case)) != drawn:  # whoever found the case busy has written before it looked
        drawn = recorded
        try:
            with working(case, store_uri, progress) as work:
                redraw(work)
        except CaseBusy:
            progress.note("recorded; the run under way, or the next one, takes it in")
            return False
    return True


class Taken:
    """What the work under way draws itself: all that was recorded when `now` was called last."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.now()

    def now(self) -> None:
        """What is recorded up to here is drawn by the work itself."""
        self.recorded = _recorded(self._case)


@contextmanager
def taking_in(case: Case, store_uri: str | None, progress: Progress) -> Iterator[Taken]:
    """Around work on the case: what is recorded before it has ended, and it does not draw, is drawn after it."""
    taken = Taken(case)
    yield taken
    if _recorded(case) != taken.recorded:
        redraw_case(case, store_uri, progress)


def _recorded(case: Case) -> tuple[int, ...]:
    """How much people decided, by journal."""
    names = (judgements.JOURNAL, hub_decisions.JOURNAL, accepted.FILE)
    return tuple(journal.size(case.work / name) for name in names)
