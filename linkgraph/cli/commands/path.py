"""Show how two accounts are connected, strongest path first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(example="linkgraph path upwork:~01ab3 freelancer:jdoe --case my-case")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
def command(session: Session, left: str, right: str) -> None:
    """Show how two accounts are connected, strongest path first."""
    from linkgraph import read

    with session.store() as store:
        found = read.path(store, left, right)
    session.thing(found if session.structured else {**found, "others": [in_a_line(other) for other in found["others"]]})


def in_a_line(path: Mapping[str, Any]) -> dict[str, Any]:
    """A path's weight, and its accounts with what joins each to the next, as a person reads it."""
    ends = [node["id"] for node in path["nodes"]]
    joined = [f" -- {', '.join(edge['signals'])} {edge['weight']:.2f} -- " for edge in path["edges"]]
    return {"weight": path["weight"], "path": "".join(map("".join, zip(ends, [*joined, ""], strict=True)))}
