"""What became of a cluster that is no more."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.clusters.identity import heirs
from linkgraph.read.rows import Row, rows
from linkgraph.store.base import GraphStore


def ended(store: GraphStore, id_: str) -> Row | None:
    """The end of a cluster: `at` `detail`, and `heirs`, the clusters of today that its accounts went into.

    None where it still is, or never was.
    """
    end = _end(store, id_)
    return end and {"at": end["at"], "detail": end["detail"], "heirs": list(dict.fromkeys(_heirs(store, end, {id_})))}


def _end(store: GraphStore, id_: str) -> Row | None:
    life = rows(store, "history_of_cluster", id=id_)
    return life[-1] if life and life[-1]["kind"] == "ended" else None


def _heirs(store: GraphStore, end: Row, seen: set[str]) -> Iterator[str]:
    for heir in heirs(end["detail"]):
        if heir in seen:
            continue
        seen.add(heir)
        if later := _end(store, heir):
            yield from _heirs(store, later, seen)
        else:
            yield heir
