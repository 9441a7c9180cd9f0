"""Check the installation, the store and the case, and say what to do."""

from __future__ import annotations

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = ("check", "status", "detail")


@make_command(example="linkgraph doctor --case my-case")
def command(session: Session) -> int:
    """Check the installation, the store and the case, and say what to do.

    Each line is ok, warn or fail. With a fail the exit code is 1.
    """
    from linkgraph.cli import checks

    rows = checks.all_checks(session)
    session.rows(rows, COLUMNS)
    return 1 if any(row["status"] == "fail" for row in rows) else 0
