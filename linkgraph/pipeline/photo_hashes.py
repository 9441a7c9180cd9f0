"""The hashes of a case's pictures, given out, and compared with a list that came from elsewhere."""

from __future__ import annotations

from pathlib import Path

from linkgraph.case import Case
from linkgraph.content.hamming import pack, pairs_between
from linkgraph.content.pdq_lists import MATCHING, read_hashes
from linkgraph.pipeline.reading import open_case_store
from linkgraph.read import holders, values_of
from linkgraph.store.base import GraphStore

Row = dict[str, object]


def picture_hashes(case: Case, store_uri: str | None) -> list[Row]:
    """Rows of `hash`, `photo` (its first file) and `account`, of all pictures that are compared."""
    store = open_case_store(case, store_uri)
    try:
        kept = {id_: (hash_, file) for id_, file, hash_, no in _photos(store) if hash_ and not no}
        found = holders(store, "Photo", sorted(kept))
    finally:
        store.close()
    rows: list[Row] = [{"hash": kept[id_][0], "photo": kept[id_][1], "account": account} for id_, account in found]
    return sorted(rows, key=lambda row: (str(row["hash"]), str(row["account"])))


def matching_hashes(case: Case, store_uri: str | None, path: Path) -> list[Row]:
    """Rows of `line` in the list, `distance` in bits, `account`, `photo` and `hash`, nearest first.

    SourceError where the list cannot be read.
    """
    listed = list(read_hashes(path))
    rows = picture_hashes(case, store_uri)
    if not listed or not rows:
        return []
    shown = sorted({str(row["hash"]) for row in rows})
    near = [
        (int(bits), listed[i][0], shown[j])
        for pairs in pairs_between(pack([hash_ for _, hash_ in listed]), pack(shown), MATCHING)
        for i, j, bits in zip(pairs.i.tolist(), pairs.j.tolist(), pairs.bits.tolist(), strict=True)
    ]
    by_hash: dict[str, list[Row]] = {}
    for row in rows:
        by_hash.setdefault(str(row["hash"]), []).append(row)
    return [{"line": line, "distance": bits, **row} for bits, line, hash_ in sorted(near) for row in by_hash[hash_]]


def _photos(store: GraphStore) -> list[tuple[str, str, str | None, str | None]]:
    return values_of(store, "Photo", "file", "hash", "refused")
