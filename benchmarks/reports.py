"""How long a report takes: of one cluster of 300 accounts, and of a case with 10,000 clusters.

    python -m benchmarks.reports
    python -m benchmarks.reports --clusters 10000 --size 3 --formats html pdf json

Prints one line a format: seconds, processor seconds, bytes. The case is made up: every cluster shares an
e-mail address and a wallet, every third account has a red flag, and every account a role. In a case of fewer
than 1,000 accounts each shows a photo, a file of its own. Reading the store and the photos is part of the time.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from PIL import Image

from linkgraph import report
from linkgraph.flags import flags
from linkgraph.schema import Node, arrow_schema, tables
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore

AT = "2024-04-01T00:00:00Z"
NEAR = 25
"""Accounts of a large cluster between which there is evidence, counted along the list."""
SIGNALS = (("email", 12.0), ("wallet", 11.0), ("name", -1.0))
FEW = 1000
"""Accounts below which each shows a photo."""
IDS = sorted(flags())
COVERED = {
    "found": IDS[:5],
    "clear": IDS[5:40],
    "untestable": IDS[40:],
    "missing": sorted({need for id_ in IDS[40:] for need in flags()[id_].needs}),
}
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
            photos = draw(Path(folder), size) if clusters * size < FEW else []
            store = open_store(f"ladybug:{Path(folder) / 'graph.lbug'}")
            fill(store, clusters, size, photos)
            print(f"{clusters:,} clusters of {size} accounts, {len(photos)} photos")
            for format in asked.formats:
                measure(store, format, Path(folder))
            store.close()


def draw(folder: Path, count: int) -> list[str]:
    """Photos of 600 by 600 pixels, every third one nearly the one before."""
    (folder / "photos").mkdir(exist_ok=True)
    names = [f"photos/{number:03d}.jpg" for number in range(count)]
    for number, name in enumerate(names):
        corner = (number - number % 3) / count
        view = (-2.0 + corner, -1.5 + corner, 0.5 + corner, 1.0 + corner)
        Image.effect_mandelbrot((600, 600), view, 30 + number % 3).save(folder / name)
    return names


def measure(store: GraphStore, format: str, folder: Path | None = None) -> None:
    """One report, from the first read to the last byte."""
    begun, worked = time.perf_counter(), time.process_time()
    pictures = report.Pictures.of(store, folder) if folder else report.Pictures(None)
    data = report.render(format, report.build(store), pictures)
    seconds, busy = time.perf_counter() - begun, time.process_time() - worked
    print(f"{format:>6} {seconds:7.1f} s  {busy:7.1f} s of processor  {len(data):12,} bytes", flush=True)


def fill(store: GraphStore, clusters: int, size: int, photos: Sequence[str] = ()) -> None:
    """Publishes the made-up case; `photos` are files, one for each account of a cluster."""
    rows: Rows = defaultdict(list)
    for number in range(clusters):
        for table, row in _cluster(number, size, photos):
            rows[table].append(row)
    rows["Run"] = [
        {"id": "run-1", "name": "made up", "started_at": AT, "finished_at": AT, "current": True, **_counts()}
    ]
    with store.update(fresh=True) as update:
        for name in sorted(rows, key=lambda name: not isinstance(tables()[name], Node)):
            update.add(tables()[name], pa.Table.from_pylist(rows[name], schema=arrow_schema(tables()[name])))
        update.publish()


def _cluster(number: int, size: int, photos: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    ids = [f"upwork:{number:05d}-{at:03d}" for at in range(size)]
    id_, mail = f"C-{number:05d}", f"mail{number}@example.com"
    about = {"size": size, "risk": 50.0, "accounts": ids, "weakest": 20.0, "platforms": ["upwork"]}
    yield "Cluster", {"id": id_, "signals": ["email", "wallet"], **about}
    yield "ClusterCoverage", {"id": id_, **COVERED}
    yield "Email", {"id": mail, "value": mail, "accounts": size, "hub": False}
    for at, account in enumerate(ids):
        yield from _account(account, id_, mail, at, photos[at] if photos else None)
        if photos:
            yield from _photo(account, ids[at - 1], photos, at)
        for other in ids[at + 1 : at + 1 + NEAR]:
            yield from _pair(account, other, mail)


def _account(account: str, cluster: str, mail: str, at: int, photo: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    place = {"file": "profiles.csv", "line": at + 2, "first_seen": f"2024-0{1 + at % 9}-05", "last_seen": AT}
    about = {"platform": "upwork", "name": f"Name {account}", "observed": True, "photo": photo}
    yield "Account", {"id": account, **about, **place}
    edge = {"id": f"{account}|{mail}", "source": account, "target": mail, "raw": mail, "gone": False}
    yield "HAS_EMAIL:Account:Email", {**edge, **place}
    yield "MEMBER_OF:Account:Cluster", {"id": account, "source": account, "target": cluster}
    because = ["shares email with 2 of the others", "shares wallet with 2 of the others"]
    yield "Role", {"id": account, "cluster": cluster, "role": "operator", "says": "shares means", "because": because}
    if at % 3 == 0:
        said = {"flag": "noted_declined_video_call", "title": "No video call", "detail": "Noted once", "weight": 10.0}
        yield "Finding", {"id": account, "subject": account, "cluster": cluster, **said}


def _photo(account: str, before: str, photos: Sequence[str], at: int) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Photo", {"id": photos[at], "file": photos[at]}
    yield "SHOWS_PHOTO:Account:Photo", {"id": f"{account}|photo", "source": account, "target": photos[at]}
    if at % 3:
        ends = {"source": before, "target": account, "left_value": photos[at - 1], "right_value": photos[at]}
        said = {"signal": "photo", "weight": 14.0, "detail": "nearly the same photo", "suppressed": False}
        yield "EVIDENCE:Account:Account", {"id": f"{before}|{account}|photo", **ends, **said}


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
