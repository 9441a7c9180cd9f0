"""What the process tests run in other processes: `python -m tests.store.child DOES URI`."""

from __future__ import annotations

import os
import sys
import time

from linkgraph.schema import tables
from linkgraph.store import open_store
from tests.store.rows import add, emails, publish

ACCOUNTS = 300


def write_versions(uri: str) -> None:
    """Publishes five versions; in version v every e-mail address is v@example.org."""
    store = open_store(uri)
    for version in range(1, 6):
        graph = emails({f"p:{number}": f"{version}@example.org" for number in range(ACCOUNTS)})
        publish(store, graph, fresh=True)
        print(version, flush=True)


def change_versions(uri: str) -> None:
    """The same by changes: the edges go, the accounts lead to the next version's address, the last one goes."""
    store = open_store(uri)
    edge, email = tables()["HAS_EMAIL:Account:Email"], tables()["Email"]
    for version in range(1, 6):
        graph = emails({f"p:{number}": f"{version}@example.org" for number in range(ACCOUNTS)})
        with store.update() as update:
            update.delete(edge, [f"p:{number}>{version - 1}@example.org" for number in range(ACCOUNTS)])
            update.delete(email, [f"{version - 1}@example.org"])
            add(update, {name: rows for name, rows in graph.items() if name != "Account"})
            update.publish()
        print(version, flush=True)


def write_and_hang(uri: str) -> None:
    """Changes the graph, says so, and never publishes."""
    with open_store(uri).update() as update:
        add(update, emails({f"killed:{number}": "k@example.org" for number in range(ACCOUNTS)}))
        print("writing", flush=True)
        time.sleep(600)
        os._exit(1)


if __name__ == "__main__":
    {"versions": write_versions, "changes": change_versions, "hang": write_and_hang}[sys.argv[1]](sys.argv[2])
