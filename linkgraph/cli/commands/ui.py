"""Open the application in the browser, on 127.0.0.1."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(example="linkgraph ui --case my-case --port 8600")
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="The port to listen on.")
@click.option("--no-browser", is_flag=True, help="Only print the address; do not open a browser.")
def command(session: Session, port: int | None, no_browser: bool) -> None:
    """Open the application in the browser, on 127.0.0.1. Press Ctrl-C to stop it."""
    from linkgraph import ui

    folder = session.case.folder
    ui.launch(folder, session.store_uri, port, not no_browser)
