"""Explain why two accounts are linked, or why not: every signal for and against."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = {
    "evidence": ("signal", "weight", "detail", "left_value", "right_value", "suppressed"),
    "judgements": ("judgement", "by", "reason", "at", "signal"),
}
"""What a table shows of the lists; the two accounts are the same in every row."""


@make_command(example="linkgraph explain upwork:~01ab3 freelancer:jdoe --case my-case")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
def command(session: Session, left: str, right: str) -> None:
    """Explain why two accounts are linked, or why not: every signal for and against.

    `weight` is the sum of the weights of the evidence, in bits. `prior` enters only the probability.
    """
    from linkgraph import pipeline, read

    with session.store() as store:
        told = read.explain(
            store,
            left,
            right,
            prior_bits=pipeline.prior_bits(session.case),
            threshold=pipeline.threshold(session.case),
        )
    if not session.structured:
        told = {**told, "clusters": list(dict.fromkeys(told["clusters"]))}
    session.thing(told, COLUMNS)
