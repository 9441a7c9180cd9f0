"""List the pairs of accounts that the evidence says are run by the same hand."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = ("left", "right", "weight", "probability", "signals")


@make_command(example="linkgraph links --case my-case --min-weight 12")
@click.option("--min-weight", type=float, metavar="W", help="Only links of at least W bits.")
def command(session: Session, min_weight: float | None) -> None:
    """List the pairs of accounts that the evidence says are run by the same hand, strongest first."""
    from linkgraph import read

    with session.store() as store:
        rows = read.links(store, min_weight=min_weight)
    session.rows(rows, COLUMNS, empty="no links")
