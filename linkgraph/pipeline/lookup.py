"""Who has this, exactly or nearly: a value, a photo or a document against the published graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from linkgraph.case import Case
from linkgraph.content import open_picture, text_of
from linkgraph.content.descriptor import describe, parse
from linkgraph.content.hamming import pack
from linkgraph.content.pdq import small_grey, turned_hashes
from linkgraph.content.sameness.verdict import SMOOTH
from linkgraph.errors import SourceError, UsageError
from linkgraph.ledger.readers import text_content
from linkgraph.normalise import normaliser
from linkgraph.pipeline.photo_index import BITS, Near, nearest, write_index
from linkgraph.pipeline.point_index import sharing_points
from linkgraph.pipeline.reading import open_case_store
from linkgraph.pipeline.text_index import BATCH, texts_near, write_texts
from linkgraph.read import holders, values_of
from linkgraph.signals import Signal, signals
from linkgraph.signals.document import Document
from linkgraph.store.base import GraphStore

LABELS = {
    "email": "Email",
    "phone": "Phone",
    "handle": "Handle",
    "wallet": "Wallet",
    "payment_account": "PaymentAccount",
    "device": "Device",
    "website": "Website",
    "address": "Address",
    "name": "Account",
}
"""Where the values of each signal stand in the graph."""
OPENED = 60
"""Pictures that are opened and compared, the nearest by their hashes."""
LIKELY, FEW = 72, 12
"""Bits of 256 that chance does not reach among a million pictures; pictures that are opened beyond them, where points
do not tell which."""
PARTS = 24
"""Pictures that are opened for the points they share."""

Hit = dict[str, object]


def lookup(
    case: Case,
    store_uri: str | None,
    *,
    value: str | None = None,
    photo: Path | None = None,
    document: Path | None = None,
    text: str | None = None,
) -> list[Hit]:
    """Rows of `account`, `signal`, `value` and `distance` (0 is exact), nearest first.

    Raises:
        UsageError: not exactly one of the four was given.
        SourceError: the photo or document cannot be read.
    """
    if sum(given is not None for given in (value, photo, document, text)) != 1:
        raise UsageError("give one thing to look up: a value, --photo FILE, --document FILE or --text TEXT")
    store = open_case_store(case, store_uri)
    try:
        found = (
            _values(store, value)
            if value is not None
            else _photos(store, case, photo)
            if photo is not None
            else _documents(store, case, _text(document, text))
        )
        hits = {(hit["account"], hit["signal"], hit["value"]): hit for hit in found}
        return sorted(hits.values(), key=lambda hit: (hit["distance"], str(hit["signal"]), str(hit["account"])))
    finally:
        store.close()


def _values(store: GraphStore, value: str) -> Iterator[Hit]:
    for key, label in LABELS.items():
        canonical = normaliser(key)(value, None)
        wanted = signals()[key].fingerprint(canonical) if canonical else None
        if wanted:
            near = dict(_near(signals()[key], wanted, values_of(store, label)))
            yield from _hits(store, label, key, near)
    address = normaliser("ip")(value, None)
    if address:
        yield from _hits(store, "IPAddress", "ip_session", {address: 0.0})


def _near(signal: Signal, wanted: str, values: list[str]) -> Iterator[tuple[str, float]]:
    kept = [(value, found) for value in values if (found := signal.fingerprint(value)) is not None]
    compared = signal.compare_many((wanted, found) for _, found in kept)
    for (value, found), comparison in zip(kept, compared, strict=True):
        if comparison is not None and comparison.level not in ("different", "partial", "part"):
            yield value, 0.0 if found == wanted else max(comparison.distance, 0.01)


def _hits(store: GraphStore, label: str, key: str, near: dict[str, float]) -> Iterator[Hit]:
    for value, account in holders(store, label, sorted(near)):
        yield {
            "account": account,
            "signal": signals()[key].name,
            "value": value,
            "distance": round(near[value], 3),
        }


def _photos(store: GraphStore, case: Case, photo: Path | None) -> Iterator[Hit]:
    assert photo is not None
    picture = open_picture(photo)
    wanted, ways = describe(picture), pack(turned_hashes(small_grey(picture)))
    pictures = nearest(case.work, ways, OPENED)
    if pictures is None:
        write_index(case.work, _published(store))
        pictures = nearest(case.work, ways, OPENED) or []
    near: dict[str, float] = {}
    for id, file, distance in worth_opening(case.work, wanted, pictures):
        if (level := _compared(case, wanted, file)) is not None:
            near[id] = 0.0 if distance == 0 and level <= 1 else max(level, 0.01)
    yield from _hits(store, "Photo", "photo", near)


def worth_opening(work: Path, wanted: str, pictures: list[Near]) -> list[Near]:
    """Those as near as chance does not bring them, and those that share points; in a small case all.

    Where points tell nothing, a few more of those whose hashes are nearest.
    """
    if len(pictures) < OPENED:
        return pictures
    points = parse(wanted).seen.points.bits
    shared = sharing_points(work, points, PARTS)
    told = shared is not None and len(points) >= SMOOTH
    likely = pictures[: sum(picture.bits <= LIKELY for picture in pictures) + (0 if told else FEW)]
    known = {picture.id for picture in likely}
    return likely + [Near(id, file, BITS) for id, file in shared or () if id not in known]


def _published(store: GraphStore) -> pa.Table:
    rows = [row for row in values_of(store, "Photo", "file", "hash") if row[2]]
    ids, files, hashes = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table(
        {"id": pa.array(ids, pa.string()), "file": pa.array(files, pa.string()), "hash": pa.array(hashes, pa.string())}
    )


def _compared(case: Case, wanted: str, file: str) -> float | None:
    try:
        comparison = signals()["photo"].compare(wanted, describe(open_picture(case.folder / file)))
    except SourceError:
        return None
    return comparison.distance if comparison else None


def _text(document: Path | None, text: str | None) -> str:
    if text is not None:
        return text
    assert document is not None
    return text_of(document)


def _documents(store: GraphStore, case: Case, text: str) -> Iterator[Hit]:
    signal = Document()
    wanted = signal.fingerprint(text_content(text).payload or "")
    if wanted is None:
        raise UsageError("the document is too short to be compared: it has fewer than 20 words")
    found = texts_near(case.work, wanted)
    if found is None:
        write_texts(case.work, _read(store, signal))
        found = texts_near(case.work, wanted)
    yield from _hits(store, "Document", "document", dict(found or []))


def _read(store: GraphStore, signal: Signal) -> Iterator[list[tuple[str, str]]]:
    """The published texts by their fingerprints, where another computer made the case."""
    held = [(id, body) for id, body in values_of(store, "Document", "text") if body]
    for start in range(0, len(held), BATCH):
        part = held[start : start + BATCH]
        marks = signal.fingerprints([body for _, body in part])
        yield [(id, mark) for (id, _), mark in zip(part, marks, strict=True) if mark]
