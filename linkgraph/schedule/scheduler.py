"""Keeps a schedule: one at a time, missed reports caught up, failures said and tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from filelock import FileLock, Timeout

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import CaseBusy, LinkgraphError
from linkgraph.progress import Progress, SilentProgress
from linkgraph.schedule import deliver
from linkgraph.schedule.clock import Clock
from linkgraph.schedule.every import last_due
from linkgraph.schedule.make import Made, make
from linkgraph.schedule.outbox import Outbox
from linkgraph.schedule.plan import Plan
from linkgraph.schedule.state import State, load, save

PATIENCE = 60.0
"""Seconds after the first failure until it is tried again; doubled up to `LONGEST`."""
LONGEST = 900.0
NAP = 30.0
"""The longest wait in seconds, so that a clock that was changed is noticed soon."""
MOST_MISSED = 31
"""Missed reports that are made one by one; what was missed before them is told by the first."""
JUMP = 300.0
"""Seconds by which the two clocks may drift apart before the time of day counts as changed."""

Say = Callable[[str], None]


class Scheduler:
    """The schedule of one case. `say` takes sentences for a person or a log."""

    def __init__(
        self, case: Case, store_uri: str | None, plan: Plan, clock: Clock, say: Say, progress: Progress | None = None
    ) -> None:
        self._case, self._uri, self._plan, self._clock, self._say = case, store_uri, plan, clock, say
        self._progress = progress or SilentProgress()
        self._outbox = Outbox(case.work)
        self._failures = 0
        self._before: tuple[datetime, float] | None = None

    def forever(self, ended: Callable[[], bool] = lambda: False) -> None:
        """Makes and delivers what is due, and waits, until the process is ended or `ended` says so."""
        with self._alone():
            while not ended():
                self._clock.sleep(self.turn())

    def once(self) -> bool:
        """Makes and delivers what is due now; False where something failed and is left for the next time."""
        with self._alone():
            self.turn()
        return self._failures == 0

    def turn(self) -> float:
        """One look at the clock and all that follows from it; returns the seconds until the next look."""
        try:
            return self._turn(load(self._case.work))
        except OSError as error:
            return self._failed(f"{error.filename or self._case.work} cannot be used: {error.strerror}")

    def _turn(self, kept: State) -> float:
        state = self._at_this_time(kept)
        unreached: dict[str, str] = {}
        try:
            self._deliver(state.number, unreached)
            while state.due is not None and state.due <= self._clock.now():
                state = self._report(state)
                self._deliver(state.number, unreached)
        except LinkgraphError as error:
            return self._failed(str(error))
        if unreached:
            return self._failed("; ".join(dict.fromkeys(unreached.values())))
        self._failures = 0
        wait = NAP if state.due is None else (state.due - self._clock.now()).total_seconds()
        return max(1.0, min(NAP, wait))

    def _at_this_time(self, state: State) -> State:
        """The state with its next moment, also after somebody changed the clock or the interval."""
        now, jump = self._clock.now(), self._jump()
        begun = last_due(now, self._plan.every)
        due = state.due
        if due is None or state.every != self._plan.every.total_seconds():
            state = replace(state, every=self._plan.every.total_seconds(), next=begun.isoformat())
        elif jump > JUMP and due <= now and due > now - timedelta(seconds=jump):
            self._say(f"The clock was set forward by {timedelta(seconds=round(jump))}: one report is made for it.")
            state = replace(state, next=begun.isoformat())
        elif due > now + 2 * self._plan.every:
            self._say("The clock was set back; the schedule goes on from the time it shows now.")
            state = replace(state, next=(begun + self._plan.every).isoformat())
        elif now - due > self._plan.every * MOST_MISSED:
            skipped = begun - self._plan.every * (MOST_MISSED - 1)
            self._say(f"More than {MOST_MISSED} reports were missed; the first one tells what was before {skipped}.")
            state = replace(state, next=skipped.isoformat())
        else:
            return state
        save(self._case.work, state)
        return state

    def _jump(self) -> float:
        """Seconds by which the time of day went ahead of the steady clock since the last look; 0 at the first."""
        now, steady = self._clock.now(), self._clock.steady()
        before, self._before = self._before, (now, steady)
        if before is None:
            return 0.0
        return (now - before[0]).total_seconds() - (steady - before[1])

    def _report(self, state: State) -> State:
        """Makes the report that is due. It is in the outbox before the state says so: a kill loses none."""
        assert state.due is not None
        following = state.due + self._plan.every
        if self._plan.run:
            pipeline.run(self._case, self._uri, progress=self._progress)
        store = pipeline.open_case_store(self._case, self._uri)
        try:
            latest = following > self._clock.now()
            made = make(self._case, self._uri, store, self._plan, state, due=state.due, latest=latest)
        finally:
            store.close()
        after = self._kept(made, state)
        after = replace(after, next=following.isoformat())
        save(self._case.work, after)
        return after

    def _kept(self, made: Made, state: State) -> State:
        if made.news or not self._plan.only_on_change:
            self._outbox.put(made.letter, self._plan.deliveries)
            return made.after
        self._say(f"{state.next}: nothing is new; no report is delivered.")
        return replace(made.after, number=state.number)

    def _deliver(self, upto: int, unreached: dict[str, str]) -> None:
        """Sends all that waits. Why a target failed goes into `unreached`, and it is not tried again with that.

        One that fails keeps neither the others waiting nor the reports that are due.
        """
        for letter, targets in self._outbox.waiting(upto):
            for target in targets:
                if target in unreached:
                    continue
                try:
                    deliver.send(target, letter)
                except LinkgraphError as error:
                    unreached[target] = str(error)
                    continue
                self._outbox.delivered(letter, target)
                self._say(f"Report {letter.number} delivered: {deliver.hidden(target)}")

    def _failed(self, reason: str) -> float:
        """Says it, notes it for the next report, and gives the seconds until the next try."""
        wait: float = min(PATIENCE * 2**self._failures, LONGEST, self._plan.every.total_seconds())
        self._failures += 1
        self._say(f"failed: {reason}; tried again in {wait:.0f} seconds")
        with suppress(OSError):  # a disk that is full is said, and takes no note of it
            state = load(self._case.work)
            save(self._case.work, replace(state, failed=[*state.failed, reason][-100:]))
        return wait

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            with FileLock(self._case.work / "schedule.lock", timeout=0):
                yield
        except Timeout:
            raise CaseBusy(f"another schedule runs for the case in {self._case.folder}: end it first") from None
