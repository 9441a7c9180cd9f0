"""List values too widely shared to link on; allow or deny one."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session, decider
from linkgraph.errors import UsageError

COLUMNS = ("kind", "value", "accounts", "suppressed", "would_join", "would_size")
DECIDED = ("value", "decision", "cluster", "by", "at", "reason")
ACTIONS = {"allow": True, "deny": False, "undo": None}


@make_command(
    example="""
    linkgraph hubs --case my-case
    linkgraph hubs allow +493012345678 --by anna --case my-case
    linkgraph hubs deny 203.0.113.7 --cluster C-5D1 --by anna --reason "a hotel's exit" --case my-case
    linkgraph hubs undo 203.0.113.7 --cluster C-5D1 --by anna --case my-case
    linkgraph hubs --decided --case my-case
    """
)
@click.argument("action", metavar="[allow|deny|undo]", required=False, type=click.Choice([*ACTIONS]))
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--by", metavar="WHO", help="Who decides. Default: the name you are logged in with.")
@click.option("--reason", metavar="TEXT", help="Why; shown wherever the value is.")
@click.option("--cluster", metavar="C", help="For the accounts of this cluster alone.")
@click.option("--decided", is_flag=True, help="List every decision: who, when and why.")
def command(
    session: Session,
    action: str | None,
    value: str | None,
    by: str | None,
    reason: str | None,
    cluster: str | None,
    decided: bool,
) -> None:
    """List values too widely shared to link on, and what each would merge; allow or deny one.

    `allow VALUE` lets the value link again, `deny VALUE` keeps it from linking whatever its spread. With
    --cluster this holds between the accounts of that cluster that have the value now, and nobody else.
    `undo VALUE` takes back the decision: the value counts as if nobody had decided on it.
    """
    if action is None:
        return _list(session, decided)
    if decided:
        raise UsageError("--decided lists what was decided; it goes with no other word")
    if value is None:
        raise UsageError(f"say which value to {action}: `linkgraph hubs {action} VALUE`")
    from linkgraph import pipeline

    told = pipeline.decide_hub(
        session.case,
        session.store_uri,
        value,
        ACTIONS[action],
        decider(by),
        reason,
        cluster=cluster,
        progress=session.progress,
    )
    return session.thing(told)


def _list(session: Session, decided: bool) -> None:
    from linkgraph import read

    with session.store() as store:
        rows = read.hub_decisions(store) if decided else read.hubs(store)
    if decided:
        session.rows(rows, DECIDED, empty="nothing was decided about a value")
    else:
        session.rows(rows, COLUMNS, empty="no hubs")
