"""Record a decision on two accounts, or take it back."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import UsageError

JUDGEMENTS = ("same", "different", "unsure")


@make_command(
    example="""
    linkgraph judge upwork:~01ab3 freelancer:jdoe same --by anna --reason "same wallet, same bank letter"
    linkgraph judge upwork:~01ab3 freelancer:jdoe different --signal photo --by anna
    linkgraph judge upwork:~01ab3 freelancer:jdoe --undo --by anna
    """
)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.argument("judgement", metavar="[same|different|unsure]", required=False, type=click.Choice(JUDGEMENTS))
@click.option("--by", required=True, metavar="WHO", help="Who decides.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--signal", metavar="S", help="About this evidence between them only, such as photo.")
@click.option("--undo", is_flag=True, help="Take the standing decision on the two accounts back.")
def command(
    session: Session,
    left: str,
    right: str,
    judgement: str | None,
    by: str,
    reason: str | None,
    signal: str | None,
    undo: bool,
) -> None:
    """Record a decision on two accounts: run by the same hand, by different ones, or unsure.

    With --signal, different says that this evidence is wrong: it is taken out, and what rested on it.
    A decision outranks every score. None is ever deleted: --undo adds one that takes it back.
    """
    if undo == (judgement is not None):
        raise UsageError("say either same, different or unsure, or --undo")
    from linkgraph import pipeline

    decided = pipeline.judge(
        session.case, session.store_uri, left, right, judgement, by, reason, signal=signal, progress=session.progress
    )
    session.thing(decided)
