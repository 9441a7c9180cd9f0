from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from linkgraph.errors import StoreLocked
from linkgraph.store import GraphStore
from tests.store.child import ACCOUNTS
from tests.store.rows import emails, ids, publish

ROOT = Path(__file__).resolve().parents[2]
SEEN = (
    "MATCH (a:Account)-[:HAS_EMAIL]->(e:Email) "
    "RETURN count(DISTINCT a.id) AS accounts, count(DISTINCT e.id) AS versions, min(e.id) AS version"
)


@contextmanager
def child(does: str, uri: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.child", does, uri], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("does", ["versions", "changes"])
def test_a_reader_sees_whole_versions_while_another_process_writes(
    any_store: GraphStore, any_uri: str, does: str
) -> None:
    publish(any_store, emails({f"p:{number}": "0@example.org" for number in range(ACCOUNTS)}))
    seen = set()
    with child(does, any_uri) as process:
        while process.poll() is None:
            [row] = any_store.query(SEEN).dicts()
            assert (row["accounts"], row["versions"]) == (ACCOUNTS, 1)
            seen.add(row["version"])
            time.sleep(0.01)
        assert process.returncode == 0
    [row] = any_store.query(SEEN).dicts()
    assert row["version"] == "5@example.org"
    assert len(seen | {row["version"]}) > 1


def test_a_writer_in_another_process_locks_and_its_death_unlocks(any_store: GraphStore, any_uri: str) -> None:
    publish(any_store, emails({"p:1": "a@example.org"}))
    with child("hang", any_uri) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        with pytest.raises(StoreLocked), any_store.update():
            pass
        assert ids(any_store, "Account") == ["p:1"]
        process.kill()
        process.wait()
    _publish_soon(any_store, "p:2")
    assert ids(any_store, "Account") == ["p:1", "p:2"]
    assert ids(any_store, "Email") == ["a@example.org"]


def _publish_soon(store: GraphStore, account: str) -> None:
    """A server needs a moment to see that a client is gone."""
    for attempt in range(20):
        try:
            return publish(store, {"Account": [{"id": account}]})
        except StoreLocked:
            assert attempt < 19
            time.sleep(0.25)
    return None
