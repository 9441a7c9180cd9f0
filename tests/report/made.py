"""A big and nasty report, made without a store."""

from __future__ import annotations

from linkgraph.report.model import Cluster, Finding, Link, Member, Moment, Pair, Report, Shared, Summary

NASTY = (
    "<script>alert(1)</script>",
    "#panic(1) *b* $x$ @ref <label> \\u{41}",
    "| a | `b` | [c](javascript:d)",
    "{{ 7 * 7 }} {% raw %}",
    "=cmd()",
    "김민수 李小龙 Евгений محمد שלום ไทย",
    "\x00\x1b\ud800 controls",
)


def made(size: int, clusters: int = 1) -> Report:
    """A report of `clusters` clusters of `size` accounts, full of hostile text."""
    return Report(
        summary=Summary(case=NASTY[0], run="run-1", finished_at="2024-04-01T00:00:00Z", version="0.1.0"),
        clusters=tuple(_cluster(f"C-{number}", size) for number in range(clusters)),
        untestable=(),
        judgements=(),
    )


def _cluster(id_: str, size: int) -> Cluster:
    members = tuple(
        Member(
            f"upwork:~{number:020x}",
            name=NASTY[number % len(NASTY)],
            headline=NASTY[(number + 1) % len(NASTY)],
        )
        for number in range(size)
    )
    ids = [member.id for member in members]
    pairs = [(left, right) for at, left in enumerate(ids[:40]) for right in ids[at + 1 :]]
    alike = tuple(Pair("name", left, right, NASTY[0], NASTY[1], "near", 4.0, NASTY[2], False) for left, right in pairs)
    return Cluster(
        id=id_,
        size=size,
        risk=70.0,
        platforms=("upwork",),
        signals=("name", "ip_session"),
        first_seen="2024-01-01",
        weakest=7.0,
        density=0.5,
        members=members,
        links=tuple(Link(left, right, 12.0, 0.9999, ("name",)) for left, right in pairs),
        shared=(Shared("wallet", "0x" + "ab" * 200, NASTY[3], 12.0, tuple(ids)),),
        alike=alike,
        against=alike[:3],
        findings=(Finding("flag", ids[0], NASTY[1], title=NASTY[0], source=NASTY[2], benign=NASTY[5]),),
        judgements=(),
        history=(Moment(id_, "born", NASTY[4], "run-1", "2024-01-01"),),
    )
