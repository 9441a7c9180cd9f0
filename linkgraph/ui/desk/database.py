"""The file itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources

from linkgraph.errors import LinkgraphError
from linkgraph.ui import case

NAME = "desk.sqlite"


@contextmanager
def desk() -> Iterator[sqlite3.Connection]:
    """A connection in one transaction: all that is done in it is kept, or nothing. LinkgraphError where it cannot."""
    path = case.folder() / ".linkgraph" / NAME
    try:
        path.parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(path, timeout=10)
    except (OSError, sqlite3.Error) as error:
        raise LinkgraphError(f"The desk {path} cannot be opened: {error}.") from error
    try:
        connection.row_factory = sqlite3.Row
        connection.executescript(_schema())
        with connection:
            yield connection
    except sqlite3.Error as error:
        raise LinkgraphError(f"The desk {path} cannot be used: {error}.") from error
    finally:
        connection.close()


def now() -> str:
    """The time as it is written: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _schema() -> str:
    return resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
