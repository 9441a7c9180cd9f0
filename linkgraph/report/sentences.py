"""The sentences of a report."""

from __future__ import annotations

from collections.abc import Sequence

from linkgraph.report.model import Changes, Cluster, Judgement, Moment, Report, Summary

HASHED = frozenset({"photo", "document", "face"})
"""Signals whose values are fingerprints, which tell a reader nothing."""
VERDICTS = {
    "same": "run by the same hand",
    "different": "run by different hands",
    "unsure": "undecided",
    "undone": "earlier decision taken back",
}


def title(report: Report) -> str:
    """`Case NAME`, or `Cluster ID of case NAME`."""
    case = report.summary.case or "without a name"
    return f"Cluster {report.only} of case {case}" if report.only else f"Case {case}"


def summary(summary: Summary) -> str:
    """What the run came to, in a sentence or two."""
    found = count(summary.clusters, "cluster") if summary.clusters else "no cluster"
    text = (
        f"Among {count(summary.accounts, 'account')}, {count(summary.photos, 'photo')} and "
        f"{count(summary.documents, 'document')}, {count(summary.links, 'link')} and {found} were found, "
        f"with {count(summary.findings, 'red flag')}."
    )
    if summary.rejected:
        text += f" {count(summary.rejected, 'row or file', 'rows or files')} could not be read and were left out."
    return text


def facts(summary: Summary) -> list[tuple[str, str]]:
    """Which run, when, by which version."""
    return [
        ("Run", summary.run or ""),
        ("Finished", (summary.finished_at or "").replace("T", " ").replace("Z", " UTC")),
        ("Made by", f"linkgraph {summary.version or ''}".strip()),
    ]


def cluster(cluster: Cluster) -> list[str]:
    """What the cluster is, what it shares, how well it holds together."""
    on = f" on {', '.join(cluster.platforms)}" if cluster.platforms else ""
    told = [
        f"The evidence says that {count(cluster.size, 'account')}{on} are run by the same hand.",
        f"Risk {number(cluster.risk)} of 100.",
    ]
    if cluster.signals:
        told.append(f"They agree in {listed([signal(name) for name in cluster.signals])}.")
    pairs = count(cluster.size * (cluster.size - 1) // 2, "possible pair")
    linked = f"Linked: {len(cluster.links):,} of {pairs}"
    weakest = "" if cluster.weakest is None else f"; the weakest link it needs has {bits(cluster.weakest)}"
    return [*told, f"{linked}{weakest}."]


def changes(changes: Changes) -> str:
    """What is new, or that nothing is, in one line."""
    if not changes.any:
        return f"Nothing is new since {changes.since}."
    parts = [
        count(len(changes.clusters), "change to clusters", "changes to clusters"),
        count(len(changes.links), "new link"),
        count(len(changes.evidence), "new piece of evidence", "new pieces of evidence"),
        count(len(changes.findings), "new red flag"),
        count(len(changes.judgements), "judgement"),
    ]
    return f"Since {changes.since}: {listed(parts)}."


def judgements(said: Sequence[Judgement]) -> list[str]:
    """Each decision with who, when and why."""
    return [
        f"{one.left} and {one.right}: {VERDICTS.get(one.judgement, one.judgement)}, "
        f"said {one.by or 'somebody'}{_on(one.at)}{f': {one.reason}' if one.reason else ''}"
        for one in said
    ]


def moments(history: Sequence[Moment]) -> list[str]:
    """Each moment with its day."""
    return [f"{(one.at or '')[:10]} {one.kind}: {one.detail or ''}".strip(" :") for one in history]


def evidence(detail: str, value: str, name: str) -> str:
    """The sentence of a piece of evidence, and the value where it says something more."""
    if name in HASHED or value.lower() in detail.lower():
        return short(detail, 200)
    return f"{short(detail, 160)}: {short(value, 80)}"


def accounts(ids: Sequence[str]) -> str:
    """The accounts by id, the first few of many."""
    few = ids[:12]
    more = f" and {len(ids) - len(few)} more" if len(ids) > len(few) else ""
    return f"{len(ids)} accounts: {', '.join(few)}{more}"


def left_out(number: int, command: str) -> str:
    """That a list is not whole; empty where it is."""
    return f"{number:,} more are not shown here; `{command}` lists them." if number > 0 else ""


def signal(name: str) -> str:
    """A signal's name as people read it."""
    return name.replace("_", " ")


def bits(weight: float) -> str:
    """A weight with its unit."""
    return f"{weight:.1f} bits"


def percent(probability: float) -> str:
    """A probability in percent, never rounded up to certainty."""
    return "over 99.9 %" if probability > 0.999 else f"{100 * probability:.1f} %"


def number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:.0f}"


def count(n: int, one: str, many: str | None = None) -> str:
    """`1 account`, `1,200 accounts`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def short(text: str, most: int) -> str:
    """At most `most` characters on one line, with a mark where something was cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _on(at: str | None) -> str:
    return f" on {at[:10]}" if at else ""
