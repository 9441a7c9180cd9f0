"""How long a report takes: of one cluster of 300 accounts, and of a case with 10,000 clusters.

    python -m benchmarks.reports
    python -m benchmarks.reports --clusters 10000 --size 3 --formats html pdf json

Prints one line a format: seconds, processor seconds, bytes. The case is made up: every cluster shares an
e-mail address and a wallet, and every third account has a red flag. Reading the store is part of the time.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from linkgraph import report
from linkgraph.schema import Node, arrow_schema, tables
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore

AT = "2024-04-01T00:00:00Z"
NEAR = 25
"""Accounts of a large cluster between which there is evidence, counted along the list."""
SIGNALS = (("email", 12.0), ("wallet", 11.0), ("name", -1.0))
Rows = dict[str, list[dict[str, Any]]]


def main() -> None:
    """Measures both cases, or the one asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clusters", type=int)
    parser.add_argument("--size", type=int, default=3)
    parser.add_argument("--formats", nargs="+", default=["html", "pdf", "json"])
    asked = parser.parse_args()
    for clusters, size in [(asked.clusters, asked.size)] if asked.clusters else [(1, 300), (10_000, 3)]:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(f"ladybug:{Path(folder) / 'graph.lbug'}")
            fill(store, clusters, size)
            print(f"{clusters:,} clusters of {size} accounts")
            for format in asked.formats:
                measure(store, format)
            store.close()


def measure(store: GraphStore, format: str) -> None:
    """One report, from the first read to the last byte."""
    begun, worked = time.perf_counter(), time.process_time()
    data = report.render(format, report.build(store), report.Pictures(None))
    seconds, busy = time.perf_counter() - begun, time.process_time() - worked
    print(f"{format:>6} {seconds:7.1f} s  {busy:7.1f} s of processor  {len(data):12,} bytes", flush=True)


def fill(store: GraphStore, clusters: int, size: int) -> None:
    """Publishes the made-up case."""
    rows: Rows = defaultdict(list)
    for number in range(clusters):
        for table, row in _cluster(number, size):
            rows[table].append(row)
    rows["Run"] = [
        {"id": "run-1", "name": "made up", "started_at": AT, "finished_at": AT, "current": True, **_counts()}
    ]
    with store.update(fresh=True) as update:
        for name in sorted(rows, key=lambda name: not isinstance(tables()[name], Node)):
            update.add(tables()[name], pa.Table.from_pylist(rows[name], schema=arrow_schema(tables()[name])))
        update.publish()


def _cluster(number: int, size: int) -> Iterator[tuple[str, dict[str, Any]]]:
    ids = [f"upwork:{number:05d}-{at:03d}" for at in range(size)]
    id_, mail = f"C-{number:05d}", f"mail{number}@example.com"
    about = {"size": size, "risk": 50.0, "accounts": ids, "weakest": 20.0, "platforms": ["upwork"]}
    yield "Cluster", {"id": id_, "signals": ["email", "wallet"], **about}
    yield "Email", {"id": mail, "value": mail, "accounts": size, "hub": False}
    for at, account in enumerate(ids):
        yield from _account(account, id_, mail, at)
        for other in ids[at + 1 : at + 1 + NEAR]:
            yield from _pair(account, other, mail)


def _account(account: str, cluster: str, mail: str, at: int) -> Iterator[tuple[str, dict[str, Any]]]:
    place = {"file": "profiles.csv", "line": at + 2, "first_seen": f"2024-0{1 + at % 9}-05", "last_seen": AT}
    yield "Account", {"id": account, "platform": "upwork", "name": f"Name {account}", "observed": True, **place}
    edge = {"id": f"{account}|{mail}", "source": account, "target": mail, "raw": mail, "gone": False}
    yield "HAS_EMAIL:Account:Email", {**edge, **place}
    yield "MEMBER_OF:Account:Cluster", {"id": account, "source": account, "target": cluster}
    if at % 3 == 0:
        said = {"flag": "noted_declined_video_call", "title": "No video call", "detail": "Noted once", "weight": 10.0}
        yield "Finding", {"id": account, "subject": account, "cluster": cluster, **said}


def _pair(left: str, right: str, mail: str) -> Iterator[tuple[str, dict[str, Any]]]:
    ends = {"source": left, "target": right}
    for signal, weight in SIGNALS:
        about = {"signal": signal, "weight": weight, "left_value": mail, "right_value": mail, "suppressed": False}
        yield (
            "EVIDENCE:Account:Account",
            {"id": f"{left}|{right}|{signal}", "detail": f"the same {signal}", **ends, **about},
        )
    link = {"weight": 22.0, "probability": 0.9998, "signals": ["email", "wallet"], "run": "run-1"}
    yield "LINKED:Account:Account", {"id": f"{left}|{right}", **ends, **link}


def _counts() -> dict[str, int]:
    return dict.fromkeys(("accounts", "photos", "documents", "links", "clusters", "findings", "rejected"), 0)


if __name__ == "__main__":
    main()
