"""When the accounts of a cluster were there: a line an account, a mark for each moment."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime

from linkgraph.report.model import Cluster, Happening

WIDTH, ROW, LEFT, RIGHT, TOP, FOOT = 640, 14, 44, 16, 8, 22
MOST_ROWS = 40
"""Accounts that have a line; the first ones of the list."""


def timeline(cluster: Cluster) -> str | None:
    """An SVG with the members' numbers at the left and days below; None where fewer than two moments are known."""
    number = {member.id: at for at, member in enumerate(cluster.members[:MOST_ROWS], 1)}
    moments = [(when, item) for item in cluster.timeline if item.account in number and (when := _moment(item.at))]
    if len({when for when, _ in moments}) < 2:
        return None
    begin, end = min(when for when, _ in moments), max(when for when, _ in moments)
    rows: dict[str, list[tuple[float, Happening]]] = defaultdict(list)
    for when, item in moments:
        share = (when - begin).total_seconds() / (end - begin).total_seconds()
        rows[item.account].append((LEFT + (WIDTH - LEFT - RIGHT) * share, item))
    height = TOP + ROW * len(number) + FOOT
    drawn = [_row(at, rows.get(account, [])) for account, at in number.items()]
    ends = _label(LEFT, height - 6, "start", begin) + _label(WIDTH - RIGHT, height - 6, "end", end)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img"><title>When each account was there</title>{"".join(drawn)}{ends}</svg>'
    )


def _row(at: int, marks: list[tuple[float, Happening]]) -> str:
    y = TOP + ROW * (at - 0.5)
    text = f'<text x="{LEFT - 8}" y="{y + 3.5:.1f}" text-anchor="end" font-size="10" fill="#5b6675">{at}</text>'
    if not marks:
        return text
    xs = [x for x, _ in marks]
    line = f'<line x1="{min(xs):.1f}" y1="{y}" x2="{max(xs):.1f}" y2="{y}" stroke="#b9c6d6" stroke-width="3"/>'
    return text + line + "".join(_mark(x, y, item) for x, item in marks)


def _mark(x: float, y: float, item: Happening) -> str:
    colour = "#a8431f" if item.what.startswith("noted") else "#1f5fa8"
    return f'<circle cx="{x:.1f}" cy="{y}" r="2.6" fill="{colour}"/>'


def _label(x: float, y: float, anchor: str, when: datetime) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="10" fill="#5b6675">{when:%Y-%m-%d}</text>'


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
