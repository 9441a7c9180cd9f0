"""Writes a case folder: rows in random order, files under random names, the truth elsewhere."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from linkgraph.demo.account import Account, Picture, Row
from linkgraph.demo.forms import write_document
from linkgraph.demo.portraits.gallery import Gallery
from linkgraph.demo.profiles import shown
from linkgraph.demo.rows import write_rows
from linkgraph.demo.streams import chance, fill
from linkgraph.demo.truth import write_truth
from linkgraph.demo.world import World
from linkgraph.errors import UsageError
from linkgraph.progress import Progress
from linkgraph.records import record_kind

MARKER = ".linkgraph-demo"
"""The file that says a folder holds a demo, and may be written to again."""

TABLES = ("addresses", "logins", "payments", "reviews", "events")


def write_case(world: World, folder: Path, watchlist: list[Row], job: Progress) -> dict[str, int]:
    """Writes everything; returns how many rows each file got."""
    _make_room(folder)
    tables = {**_rows(world), "watchlist": watchlist}
    tables["photos"] = _photos(world, folder, job)
    tables["documents"] = _documents(world, folder, job)
    _write_tables(world, folder, tables)
    write_truth(folder, world.accounts)
    return {name: len(rows) for name, rows in sorted(tables.items())}


def write_without_files(world: World, folder: Path) -> None:
    """Writes the tables alone: no pictures, and every text in its row. For large cases."""
    texts = [{"account": a.id, **document} for a in world.accounts for document in a.documents]
    _write_tables(world, folder, {**_rows(world), "documents": texts})
    write_truth(folder, world.accounts)


def _rows(world: World) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {"profiles": [shown(world, a) for a in world.accounts]}
    for name in TABLES:
        tables[name] = [{"account": a.id, **row} for a in world.accounts for row in getattr(a, name)]
    return tables


def _write_tables(world: World, folder: Path, tables: dict[str, list[Row]]) -> None:
    for name, rows in tables.items():
        world.stream("order", name).shuffle(rows)
        write_rows(folder / f"{name}.csv", rows, record_kind(name).columns)


def _make_room(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the demo.")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise UsageError(f"{folder} holds other files; name an empty or a new folder for the demo.")
    for part in ("photos", "documents"):
        shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir(parents=True)
    (folder / MARKER).write_text("Made by `linkgraph demo`; it may write here again.\n", encoding="utf-8")


def _photos(world: World, folder: Path, job: Progress) -> list[Row]:
    gallery, rows = Gallery(world.seed), []
    pictures = [(a, _as_drawn(a, a.picture)) for a in world.accounts if a.picture]
    rng = world.stream("photo files")
    with job.stage("photos", len(pictures)) as stage:
        for account, picture in pictures:
            name = f"photos/{fill(rng, 'x' * 12)}.jpg"
            (folder / name).write_bytes(gallery.jpeg(picture))
            row = {"account": account.id, "file": name, "kind": "profile"}
            rows.append({**row, "seen_at": account.profile["seen_at"] if chance(rng, 0.8) else ""})
            stage.advance()
    return rows


def _as_drawn(account: Account, picture: Picture) -> Picture:
    return picture if picture.like else replace(picture, like=account.like)


def _documents(world: World, folder: Path, job: Progress) -> list[Row]:
    rng, rows = world.stream("document files"), []
    documents = [(a, d) for a in world.accounts for d in a.documents]
    with job.stage("documents", len(documents)) as stage:
        for account, document in documents:
            row = {"account": account.id, **document}
            if chance(rng, 0.85 if document["kind"] != "bid" else 0.08):
                row["file"] = write_document(rng, folder, row.pop("text"))
            rows.append(row)
            stage.advance()
    return rows
