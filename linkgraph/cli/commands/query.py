"""Run a saved or an own Cypher query, read-only; without a name list the saved ones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from linkgraph.cli.options import Seconds
from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import SourceError, UsageError

if TYPE_CHECKING:
    from linkgraph.store.base import GraphStore, Result

TIMEOUT = 300.0
"""Seconds after which a query is given up."""


@make_command(
    example="""
    linkgraph query
    linkgraph query shared_photo_other_names --case my-case
    linkgraph query accounts_within_steps -p account=upwork:~01ab3 -p steps=3 --case my-case
    linkgraph query "MATCH (c:Cluster) RETURN c.id, c.size ORDER BY c.size DESC" --limit 10
    echo "MATCH (a:Account) RETURN count(a) AS accounts" | linkgraph query -
    """
)
@click.argument("what", metavar="[NAME|FILE|-|CYPHER]", required=False)
@click.option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N rows.")
@click.option(
    "--timeout",
    type=Seconds(),
    default=TIMEOUT,
    metavar="SECONDS",
    help=f"Give up after so long. Default: {TIMEOUT:.0f}.",
)
def command(session: Session, what: str | None, params: tuple[str, ...], limit: int | None, timeout: float) -> None:
    """Run a saved or an own Cypher query, read-only; without a name list the saved ones.

    The store itself refuses writes. In an own query a value that looks like a number is passed as one,
    unless a line `// param: NAME string` at its top says otherwise.
    """
    if what is None:
        return _list(session)
    given = dict(_parameter(text) for text in params)
    with session.store() as store:
        result = _run(store, what, given, limit, timeout)
    session.rows(result.dicts(), result.columns, empty="no rows")
    if result.truncated:
        session.note(f"there is more: only the first {len(result.rows):,} rows are shown")
    return None


def _list(session: Session) -> None:
    from linkgraph.read.catalogue import saved

    rows = [
        {"name": query.name, "title": query.title, "params": [_shown(param) for param in query.params]}
        for query in saved().values()
    ]
    session.rows(rows, ("name", "title", "params"))


def _shown(param: Any) -> str:
    return f"{param.name}={param.default}" if param.default is not None else str(param.name)


def _run(store: GraphStore, what: str, params: dict[str, str], limit: int | None, timeout: float) -> Result:
    from linkgraph.read import catalogue

    if what in catalogue.saved():
        return catalogue.run_saved(store, what, params, limit=limit, timeout=timeout)
    return catalogue.run_text(store, _cypher(what), params, limit=limit, timeout=timeout)


def _cypher(what: str) -> str:
    if what == "-":
        return sys.stdin.read()
    from linkgraph.read import catalogue

    file = Path(what)
    if len(what) < 1000 and file.is_file():
        return _text(file)
    if any(character.isspace() for character in what.strip()):
        return what
    return str(catalogue.find(what).cypher)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read as a query: {error}") from error


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"write a parameter as -p NAME=VALUE, not {text}")
    return name, value
