"""List the clusters of two or more accounts, highest risk first."""

from __future__ import annotations

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = ("id", "size", "risk", "accounts", "signals", "first_seen")


@make_command(example="linkgraph clusters --case my-case --format json")
def command(session: Session) -> None:
    """List the clusters of two or more accounts, highest risk first."""
    from linkgraph import read

    with session.store() as store:
        rows = read.clusters(store)
    session.rows(rows, COLUMNS, empty="no clusters")
