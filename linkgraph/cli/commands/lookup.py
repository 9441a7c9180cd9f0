"""Find who has a value, a photo or a document, exactly or nearly."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import UsageError

COLUMNS = ("account", "signal", "value", "distance")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@make_command(
    example="""
    linkgraph lookup j.doe@example.com --case my-case
    linkgraph lookup --photo suspect.jpg --case my-case
    linkgraph lookup --document bid.pdf --case my-case
    linkgraph lookup --text - --case my-case
    """
)
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--photo", type=FILE, metavar="F", help="A picture: who shows this one or one like it.")
@click.option("--document", type=FILE, metavar="F", help="A document: who sent this text or one like it.")
@click.option("--text", metavar="T", help="A pasted text, or - to read it from standard input.")
def command(session: Session, value: str | None, photo: Path | None, document: Path | None, text: str | None) -> None:
    """Find who has a value, a photo or a document, exactly or nearly.

    VALUE is an e-mail address, phone, handle, wallet, name, address or any other value; what it could
    be is tried. A distance of 0 is equality.
    """
    if sum(given is not None for given in (value, photo, document, text)) != 1:
        raise UsageError("give one of VALUE, --photo FILE, --document FILE or --text TEXT")
    from linkgraph import pipeline

    if text == "-":
        text = sys.stdin.read()
    if not (photo or document or (value or text or "").strip()):
        raise UsageError("what is to be looked up is empty")
    rows = pipeline.lookup(session.case, session.store_uri, value=value, photo=photo, document=document, text=text)
    session.rows(rows, COLUMNS, empty="nobody has it")
