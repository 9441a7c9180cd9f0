"""A server that is not there: one message, and it is ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

_OPENING = """
from linkgraph.errors import StoreUnreachable
from linkgraph.store import open_store
try:
    open_store("{scheme}://127.0.0.1:9").query("RETURN 1")
except StoreUnreachable as error:
    print(error)
"""


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_the_driver_says_nothing_beside_it(scheme: str) -> None:
    opening = [sys.executable, "-c", _OPENING.format(scheme=scheme)]
    done = subprocess.run(opening, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("no Neo4j server answers")
    assert done.stderr == ""
