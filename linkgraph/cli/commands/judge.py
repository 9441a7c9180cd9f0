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
    linkgraph judge C-5D1 different --by anna --reason "an agency, see its imprint"
    """
)
@click.argument("left", metavar="A")
@click.argument("right", metavar="[B]", required=False)
@click.argument("judgement", metavar="[same|different|unsure]", required=False, type=click.Choice(JUDGEMENTS))
@click.option("--by", required=True, metavar="WHO", help="Who decides.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--signal", metavar="S", help="About this evidence between them only, such as photo.")
@click.option("--undo", is_flag=True, help="Take the standing decision on the two accounts back.")
def command(
    session: Session,
    left: str,
    right: str | None,
    judgement: str | None,
    by: str,
    reason: str | None,
    signal: str | None,
    undo: bool,
) -> None:
    """Record a decision on two accounts, or on a cluster: run by the same hand, by different ones, or unsure.

    A is an account and B another, or A is a cluster and B is left out: same says that it is one hand,
    different that no two of its accounts are.
    With --signal, different says that this evidence is wrong: it is taken out, and what rested on it.
    A decision outranks every score. None is ever deleted: --undo adds one that takes it back.
    """
    whole = judgement is None and (right is None or right in JUDGEMENTS)
    judgement = right if whole else judgement
    if undo == (judgement is not None):
        raise UsageError("say either same, different or unsure, or --undo")
    from linkgraph import pipeline

    if whole or right is None:
        if signal:
            raise UsageError("--signal is about two accounts; name both")
        told = pipeline.judge_cluster(
            session.case, session.store_uri, left, judgement, by, reason, progress=session.progress
        )
        return session.thing(told)
    decided = pipeline.judge(
        session.case, session.store_uri, left, right, judgement, by, reason, signal=signal, progress=session.progress
    )
    session.thing(decided)
    return None
