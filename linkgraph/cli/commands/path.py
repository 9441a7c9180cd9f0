"""Say how two accounts are connected, strongest path first."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(example="linkgraph path upwork:~01ab3 freelancer:jdoe --case my-case")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
def command(session: Session, left: str, right: str) -> None:
    """Say how two accounts are connected, strongest path first."""
    from linkgraph import read

    with session.store() as store:
        found = read.path(store, left, right)
    session.thing(found)
