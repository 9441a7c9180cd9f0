"""Show everything about one cluster or account."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = {
    "members": ("id", "name", "headline", "country", "last_seen"),
    "judgements": ("left", "right", "judgement", "by", "reason", "at", "signal"),
    "evidence": ("signal", "left", "right", "weight", "detail", "suppressed"),
    "findings": ("flag", "subject", "detail", "weight", "benign"),
    "risk_parts": ("name", "points", "reason"),
    "facts": ("type", "value", "kind", "path", "raw", "file", "line", "first_seen", "last_seen", "run", "gone",
              "accounts", "hub", "id"),
    "events": ("at", "kind", "note", "file", "line", "gone"),
    "logins": ("at", "ended_at", "ip", "port", "country", "user_agent", "device", "file", "line", "gone"),
    "payments": ("at", "direction", "amount", "currency", "method", "counterparty", "counterparty_name",
                 "counterparty_country", "bank_country", "via", "file", "line", "gone"),
    "ratings": ("at", "by", "rating", "text", "project", "file", "line", "gone"),
}  # fmt: skip
"""What a table shows of the longer lists; json has all of it."""


@make_command(
    example="""
    linkgraph show C-17 --case my-case
    linkgraph show upwork:~01ab3 --case my-case --format json
    """
)
@click.argument("id", metavar="ID")
def command(session: Session, id: str) -> None:
    """Show everything about one cluster or account: accounts, links, findings, history.

    A cluster says how well it holds: its bridges, how it falls apart as the threshold rises, and the
    values without which it is no longer whole.
    """
    from linkgraph import pipeline, read

    with session.store() as store:
        thing = read.show(store, id, pipeline.threshold(session.case))
    session.thing(thing, COLUMNS)
