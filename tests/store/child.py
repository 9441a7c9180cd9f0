"""What the process tests run in other processes: `python -m tests.store.child DOES URI`."""

from __future__ import annotations

import os
import sys
import time

from linkgraph.store import open_store
from tests.store.rows import emails, publish

ACCOUNTS = 300


def write_versions(uri: str) -> None:
    """Publishes five versions; in version v every e-mail address is v@example.org."""
    store = open_store(uri)
    for version in range(1, 6):
        graph = emails({f"p:{number}": f"{version}@example.org" for number in range(ACCOUNTS)})
        publish(store, graph, fresh=True)
        print(version, flush=True)


def write_and_hang(uri: str) -> None:
    """Changes the graph, says so, and never publishes."""
    with open_store(uri).update() as update:
        from tests.store.rows import add

        add(update, emails({f"killed:{number}": "k@example.org" for number in range(ACCOUNTS)}))
        print("writing", flush=True)
        time.sleep(600)
        os._exit(1)


if __name__ == "__main__":
    {"versions": write_versions, "hang": write_and_hang}[sys.argv[1]](sys.argv[2])
