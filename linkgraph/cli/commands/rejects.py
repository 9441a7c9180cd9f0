"""List the rows and files that were left out, and why."""

from __future__ import annotations

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import REJECTED, Session

COLUMNS = ("file", "line", "reason")


@make_command(example="linkgraph rejects --case my-case --format csv")
def command(session: Session) -> int:
    """List the rows and files that were left out, and why. Line 0 stands for a whole file."""
    from linkgraph import read

    with session.store() as store:
        rows = read.rejects(store)
    session.rows(rows, COLUMNS, empty="nothing was rejected")
    return REJECTED if rows and session.strict else 0
