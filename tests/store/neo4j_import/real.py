"""A server whose database the real neo4j-admin made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import neo4j_server


@contextmanager
def imported(folder: Path) -> Iterator[str]:
    """The URI of a server whose database is what `folder` holds."""
    try:
        with neo4j_server.running(imported=folder) as uri:
            yield uri
    except neo4j_server.ServerMissingError as missing:
        if os.environ.get(neo4j_server.REQUIRE) == "1":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
