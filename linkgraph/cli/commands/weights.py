"""Show what each level of each signal weighs in this case, how often it was right, and what judgements propose."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session, decider
from linkgraph.errors import UsageError

COLUMNS = ("signal", "level", "weight", "source", "m", "u", "less", "group")
JUDGED = ("signal", "level", "same", "different", "precision")
PROPOSED = ("signal", "level", "weight", "proposed", "same", "different")


@make_command(
    example="""
    linkgraph weights --case my-case
    linkgraph weights --judged
    linkgraph weights --proposed
    linkgraph weights --accept photo --by anna
    linkgraph weights --undo photo --by anna
    """
)
@click.option("--judged", is_flag=True, help="How often each signal was right, as far as pairs were judged.")
@click.option("--proposed", is_flag=True, help="Weights that would fit the judgements better.")
@click.option("--accept", metavar="S", help="Take the proposed weights of this signal.")
@click.option("--undo", metavar="S", help="Take back what was accepted for this signal.")
@click.option("--level", metavar="L", help="With --accept or --undo: this level alone.")
@click.option("--by", metavar="WHO", help="Who decides. Default: the name you are logged in with.")
def command(
    session: Session,
    judged: bool,
    proposed: bool,
    accept: str | None,
    undo: str | None,
    level: str | None,
    by: str | None,
) -> int:
    """Show what each level of each signal weighs in this case, in bits, and where the weight is from.

    A weight is published, learned from the case (with m and u: how often two accounts of one hand,
    and two drawn at random, reach the level; and the bits it says less where another signal agrees, too),
    your own (linkgraph.toml, under [weights.SIGNAL]), or accepted: proposed from what people judged, and
    taken by a person. At least ten judged pairs with a level are needed for a proposal. Nothing changes
    until somebody accepts it.
    """
    if sum(map(bool, (judged, proposed, accept, undo))) > 1:
        raise UsageError("--judged, --proposed, --accept and --undo are four things; ask for one at a time")
    from linkgraph import pipeline, read

    if signal := accept or undo:
        who, undone = decider(by), undo is not None
        taken = pipeline.accept_weights(
            session.case, session.store_uri, signal, level, who, undo=undone, progress=session.progress
        )
        session.rows(taken, ("signal", "level", "accepted", "by"))
    elif proposed:
        rows = pipeline.proposed_weights(session.case, session.store_uri)
        session.rows(rows, PROPOSED, empty="nothing to propose from what was judged so far")
    elif judged:
        with session.store() as store:
            session.rows(read.precision(store), JUDGED, empty="no pair was judged yet")
    else:
        session.rows(pipeline.weights(session.case), COLUMNS)
    return 0
