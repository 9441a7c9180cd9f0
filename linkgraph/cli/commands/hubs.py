"""List values too widely shared to link on; allow or deny one."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session, decider
from linkgraph.errors import UsageError

COLUMNS = ("kind", "value", "accounts", "suppressed", "would_join", "would_size")


@make_command(
    example="""
    linkgraph hubs --case my-case
    linkgraph hubs allow +493012345678 --by anna --case my-case
    linkgraph hubs deny 203.0.113.7 --cluster C-5D1 --by anna --case my-case
    """
)
@click.argument("action", metavar="[allow|deny]", required=False, type=click.Choice(["allow", "deny"]))
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--by", metavar="WHO", help="Who decides. Default: the name you are logged in with.")
@click.option("--cluster", metavar="C", help="For the accounts of this cluster alone.")
def command(session: Session, action: str | None, value: str | None, by: str | None, cluster: str | None) -> None:
    """List values too widely shared to link on, and what each would merge; allow or deny one.

    `allow VALUE` lets the value link again, `deny VALUE` keeps it from linking whatever its spread. With
    --cluster this holds between the accounts of that cluster that have the value now, and nobody else.
    """
    if action is None:
        return _list(session)
    if value is None:
        raise UsageError(f"say which value to {action}: `linkgraph hubs {action} VALUE`")
    from linkgraph import pipeline

    who = decider(by)
    decided = pipeline.decide_hub(
        session.case, session.store_uri, value, action == "allow", who, cluster=cluster, progress=session.progress
    )
    return session.thing(decided)


def _list(session: Session) -> None:
    from linkgraph import read

    with session.store() as store:
        rows = read.hubs(store)
    session.rows(rows, COLUMNS, empty="no hubs")
