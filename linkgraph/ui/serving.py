"""Starting the application on this machine."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from linkgraph.errors import UsageError

SCRIPT = Path(__file__).parent / "shell" / "script.py"
HOST = "127.0.0.1"
USUAL_PORT = 8501
QUIET = {"server.showEmailPrompt": False, "logger.hideWelcomeMessage": True}


def launch(case_folder: Path, store_uri: str | None = None, port: int | None = None, browser: bool = True) -> None:
    """Serves the application for one case on 127.0.0.1 until Ctrl-C.

    Without `port` the usual one is taken, or a free one where it is in use. UsageError where
    the wanted port is in use. `browser` opens a browser window.
    """
    _refuse_settings_of(case_folder.resolve())
    chosen = _port(port)
    os.environ["LINKGRAPH_CASE"] = str(case_folder.resolve())
    if store_uri:
        os.environ["LINKGRAPH_STORE"] = store_uri
    else:
        os.environ.pop("LINKGRAPH_STORE", None)
    _serve(chosen, browser)


def _refuse_settings_of(case_folder: Path) -> None:
    """UsageError where Streamlit would take settings and secrets from the case, whose files suspects have made."""
    found = Path.cwd() / ".streamlit"
    if found.exists() and found.is_relative_to(case_folder):
        raise UsageError(f"{found} came with the case and would set up the application: start it from another folder.")


def _serve(port: int, browser: bool) -> None:
    from streamlit import App

    from linkgraph.ui.photo_routes import routes
    from linkgraph.ui.settings import settings
    from linkgraph.ui.warm import warm_up

    config = {**settings(), **QUIET, "server.port": port, "server.headless": not browser}
    print(f"linkgraph is on http://{HOST}:{port} until you press Ctrl-C.", file=sys.stderr)
    warm_up()
    with suppress(KeyboardInterrupt):
        App(SCRIPT, routes=routes()).run(config=config)


def _port(wanted: int | None) -> int:
    if wanted is None:
        return USUAL_PORT if _free(USUAL_PORT) else _any_free()
    if not 0 < wanted < 65536:
        raise UsageError(f"Port {wanted} cannot be: give a number from 1 to 65535.")
    if not _free(wanted):
        raise UsageError(f"Port {wanted} is in use on {HOST}: choose another with --port, or leave it out.")
    return wanted


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _any_free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
