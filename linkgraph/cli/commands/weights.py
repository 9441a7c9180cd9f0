"""Show what each level of each signal weighs in this case, and where the weight is from."""

from __future__ import annotations

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = ("signal", "level", "weight", "source", "m", "u", "group")


@make_command(example="linkgraph weights --case my-case")
def command(session: Session) -> int:
    """Show what each level of each signal weighs in this case, in bits, and where the weight is from.

    A weight is published, learned from the case (with m and u: how often two accounts of one hand,
    and two drawn at random, reach the level), or your own. To set one, write it into linkgraph.toml
    under [weights.SIGNAL]. Before the first run nothing has been learned.
    """
    from linkgraph import pipeline

    session.rows(pipeline.weights(session.case), COLUMNS)
    return 0
