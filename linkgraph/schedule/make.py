"""Makes the report that is due, and says what it told, so that the next one does not tell it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from linkgraph import read, report
from linkgraph.case import Case
from linkgraph.report import sentences as say
from linkgraph.schedule.outbox import Letter
from linkgraph.schedule.plan import Plan
from linkgraph.schedule.state import State
from linkgraph.store.base import GraphStore


@dataclass(frozen=True, slots=True)
class Made:
    """A letter, the state after it, and whether anything in it is new."""

    letter: Letter
    after: State
    news: bool


def make(
    case: Case, store_uri: str | None, store: GraphStore, plan: Plan, state: State, *, due: datetime, latest: bool
) -> Made:
    """The report for the moment `due`.

    It tells the runs and judgements that no report has told. A report that is made late tells what there was
    by its moment; the `latest` one tells all that is left, so that nothing waits for a clock that was wrong.
    """
    moment = _text(due)
    runs = [run["id"] for run in _until(read.runs(store), "finished_at", moment, latest) if run["id"] not in state.runs]
    said = [j["id"] for j in _until(read.judgements(store), "at", moment, latest) if j["id"] not in state.judgements]
    told = report.told(store, runs, said, label=f"report {state.number}" if state.started else "the beginning")
    built = report.build(store, cluster=plan.cluster)
    inside = built.clusters[0] if plan.cluster else None
    changes = told.inside(inside.id, [m.id for m in inside.members]) if inside else told
    met = {str(rule): rule.accounts(case, store_uri, store) for rule in plan.watches}
    hits = _hits(plan, state, met)
    number = state.number + 1
    whole = replace(built, changes=changes if state.started else None)
    chosen = report.profile(plan.redact) if plan.redact else None
    shown = report.redact(whole, chosen) if chosen else whole
    lines = _lines(shown, hits if chosen is None or chosen.persons == "keep" else _counted(hits), state)
    data = report.render(plan.format, shown, report.Pictures.of(store, case.folder))
    name = f"report-{number:06d}-{due:%Y-%m-%dT%H%MZ}.{plan.format}"
    key = f"{(read.runs(store)[0].get('case') or 'case')}-{number:06d}"
    subject = f"linkgraph: {say.title(shown)}, report {number} of {due:%Y-%m-%d %H:%M} UTC"
    after = replace(
        state,
        number=number,
        started=True,
        runs=[*state.runs, *runs],
        judgements=[*state.judgements, *said],
        watched={**state.watched, **met},
        failed=[],
    )
    return Made(Letter(number, key, subject, lines, name, data), after, not state.started or changes.any or bool(hits))


def _until(rows: Sequence[dict[str, Any]], column: str, moment: str, latest: bool) -> list[dict[str, Any]]:
    return [row for row in rows if latest or str(row[column] or "") <= moment]


def _hits(plan: Plan, state: State, met: dict[str, list[str]]) -> list[tuple[str, str]]:
    """For each rule that met accounts it had not met: a sentence with them, and one without."""
    found = []
    for rule in plan.watches:
        new = sorted(set(met[str(rule)]) - set(state.watched.get(str(rule), [])))
        if new and (str(rule) in state.watched or rule.kind != "cluster"):
            short = f"A watch rule of the kind {rule.kind} met {say.count(len(new), 'account')}."
            found.append((rule.sentence(new), short))
    return found


def _counted(hits: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(short, short) for _, short in hits]


def _lines(shown: report.Report, hits: list[tuple[str, str]], state: State) -> tuple[str, ...]:
    """What the message says: the case, what is new, what the watch rules met, what failed."""
    changes = "The first report: everything is in it." if shown.changes is None else say.changes(shown.changes)
    lines = [say.summary(shown.summary), changes, *_told(shown), *(hit for hit, _ in hits)]
    if state.failed:
        lines.append(f"{say.count(len(state.failed), 'attempt')} failed before this. The last: {state.failed[-1]}")
    return tuple(lines)


def _told(shown: report.Report) -> list[str]:
    moments = () if shown.changes is None else shown.changes.clusters[:20]
    return [f"- {moment.cluster} {text}" for moment, text in zip(moments, say.moments(moments), strict=True)]


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
