"""Made-up published graphs for the benchmark of the application: many clusters, and clusters of given sizes."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from PIL import Image

from linkgraph.schema import arrow_schema, tables
from linkgraph.store import open_store

Row = dict[str, Any]
PLATFORMS = ("upwork", "freelancer", "guru", "fiverr", "peopleperhour")
SIGNALS = ("photo", "email", "phone", "device", "document", "wallet")
FIRST = ("Lena", "Omar", "Rosa", "Ivan", "Kemi", "Tariq", "Hana", "Jonas", "Petra", "Emeka", "Chen", "Dalia")
LAST = ("Urban", "Diallo", "Popov", "Eriksen", "Kovac", "Singh", "Conti", "Traore", "Haddad", "Lopez", "Jansen")
PHOTOS = 300
LINKS = 1.6
"""Links an account."""
AROUND = 214
"""Accounts outside that have evidence with the first one."""


def make(folder: Path, sizes: tuple[int, ...], clusters: int, accounts: int) -> Path:
    """Publishes a case of `accounts`: a drawn cluster of each size (`C-60`), and `clusters` others."""
    (folder / ".linkgraph").mkdir(parents=True, exist_ok=True)
    photos = list(_photos(folder))
    rows: dict[str, list[Row]] = {name: [] for name in ("Account", "Cluster", "MEMBER_OF", "EVIDENCE", "LINKED")}
    rows["Photo"] = photos
    first = 0
    for size in sizes:
        _cluster(rows, f"C-{size}", range(first, first + size), 99.0, [row["id"] for row in photos])
        first += size
    for number in range(AROUND):
        _evidence(rows, _ident(0), _ident(first + 7 * number), "name", 3 + number / AROUND)
    each = max(2, min(10, (accounts - first) // max(1, clusters)))
    for number in range(clusters):
        _small(rows, f"K-{number:06d}", range(first, first + each), (number * 7919) % 980 / 10)
        first += each
    rows["Account"] += [_account(n, None) for n in range(first, accounts)]
    rows["Handle"] = [{"id": row["handle"], "value": row["handle"], "accounts": 1} for row in rows["Account"]]
    rows["HAS_HANDLE"] = [
        {"id": f"h {row['id']}", "source": row["id"], "target": row["handle"], "raw": row["handle"]}
        for row in rows["Account"]
    ]
    _publish(folder, rows)
    return folder


def _photos(folder: Path) -> Iterator[Row]:
    (folder / "photos").mkdir(exist_ok=True)
    pick = np.random.default_rng(1)
    for number in range(PHOTOS):
        small = pick.integers(0, 255, (6, 6, 3), dtype=np.uint8)
        out = io.BytesIO()
        Image.fromarray(small).resize((160, 160), Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
        ident = sha256(out.getvalue()).hexdigest()
        (folder / "photos" / f"{number}.jpg").write_bytes(out.getvalue())
        yield {"id": ident, "value": ident, "file": f"photos/{number}.jpg"}


def _ident(number: int) -> str:
    return f"{PLATFORMS[number % len(PLATFORMS)]}:{number:07d}"


def _account(number: int, photo: str | None) -> Row:
    name = f"{FIRST[number % len(FIRST)]} {LAST[(number // len(FIRST)) % len(LAST)]}"
    platform = PLATFORMS[number % len(PLATFORMS)]
    return {
        "id": _ident(number), "platform": platform, "observed": True, "photo": photo, "name": name,
        "names": [name], "handle": f"user{number * 7919 % 10_000_019}",
    }  # fmt: skip


def _cluster(rows: dict[str, list[Row]], ident: str, numbers: range, risk: float, photos: list[str]) -> None:
    pick = random.Random(ident)
    members = [_account(n, photos[n % len(photos)]) for n in numbers]
    ids = [row["id"] for row in members]
    pairs = {tuple(sorted((ids[n], ids[pick.randrange(max(0, n - 40), n)]))) for n in range(1, len(ids))}
    while len(pairs) < LINKS * len(ids):
        one = pick.randrange(len(ids))
        other = max(0, min(len(ids) - 1, one + pick.randrange(-30, 31)))
        if one != other:
            pairs.add(tuple(sorted((ids[one], ids[other]))))
    for left, right in sorted(pairs):
        _link(rows, left, right, pick.choice(SIGNALS), 9 + 9 * pick.random())
    rows["Account"] += members
    _member(rows, ident, ids, risk)


def _small(rows: dict[str, list[Row]], ident: str, numbers: range, risk: float) -> None:
    members = [_account(n, None) for n in numbers]
    rows["Account"] += members
    _member(rows, ident, [row["id"] for row in members], risk)


def _link(rows: dict[str, list[Row]], left: str, right: str, signal: str, weight: float) -> None:
    _evidence(rows, left, right, signal, weight)
    ends = {"source": left, "target": right, "weight": weight}
    rows["LINKED"].append({"id": f"l {left} {right}", **ends, "probability": 0.999, "signals": [signal], "run": "r1"})


def _evidence(rows: dict[str, list[Row]], left: str, right: str, signal: str, weight: float) -> None:
    ident = f"{left} {right}"
    ends = {"source": left, "target": right, "weight": weight}
    said = {"signal": signal, "family": signal, "level": "exact", "detail": f"share one {signal}", "suppressed": False}
    rows["EVIDENCE"].append({"id": f"e {ident}", **ends, **said, "left_value": ident, "right_value": "", "accounts": 2})


def _member(rows: dict[str, list[Row]], ident: str, ids: list[str], risk: float) -> None:
    said = {"size": len(ids), "risk": risk, "accounts": ids, "signals": list(SIGNALS[: 1 + len(ids) % 3])}
    platforms = sorted({name.partition(":")[0] for name in ids})
    rows["Cluster"].append({"id": ident, **said, "platforms": platforms, "weakest": 10.0, "density": 0.1})
    rows["MEMBER_OF"] += [{"id": f"m {name}", "source": name, "target": ident} for name in ids]


def _publish(folder: Path, rows: dict[str, list[Row]]) -> None:
    accounts = len(rows["Account"])
    rows["Run"] = [{"id": "r1", "name": "benchmark", "accounts": accounts, "finished_at": "2026-01-01T00:00:00Z"}]
    store = open_store(f"ladybug:{folder / '.linkgraph' / 'graph.lbug'}")
    with store.update(fresh=True) as update:
        for name, table in tables().items():
            if found := rows.get(name.partition(":")[0]):
                update.add(table, pa.Table.from_pylist(found, schema=arrow_schema(table)))
        update.publish()
    store.close()
