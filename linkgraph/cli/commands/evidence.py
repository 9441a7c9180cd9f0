"""List every piece of evidence between two accounts, linked or not."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = (
    "signal", "left", "right", "left_value", "right_value", "level", "weight", "detail", "suppressed",
)  # fmt: skip


@make_command(
    example="""
    linkgraph evidence --case my-case
    linkgraph evidence --case my-case --signal photo --format jsonl
    """
)
@click.option("--signal", metavar="S", help="Only this signal, for example photo or wallet.")
def command(session: Session, signal: str | None) -> None:
    """List every piece of evidence between two accounts, linked or not.

    The weight is in bits; below zero it speaks against one hand. `suppressed` marks what a judgement
    took out. The pairs of a suppressed hub are not listed one by one: see `linkgraph hubs`.
    """
    from linkgraph import read

    with session.store() as store:
        rows = read.evidence(store, signal=signal)
    session.rows(rows, COLUMNS, empty="no evidence" + (f" of the signal {signal}" if signal else ""))
