"""The queue: clusters filtered, ordered and counted by the store, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from linkgraph.read.rows import Row, bits, rows
from linkgraph.store.base import GraphStore

ORDERS = ("risk", "size", "newest", "weakest")
MOST_SIGNALS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the queue is narrowed to. Clusters have all of `signals` (three at most) and are on `platform`.

    `text` is part of a cluster's id or of the id or name of one of its accounts; `picked` are the only
    clusters that count where it is given; `left_out` never do.
    """

    text: str = ""
    signals: tuple[str, ...] = ()
    platform: str = ""
    picked: frozenset[str] | None = None
    left_out: frozenset[str] = field(default_factory=frozenset)


def queue(
    store: GraphStore, wanted: Wanted, order: str = "risk", skip: int = 0, most: int = 25
) -> tuple[list[Row], int]:
    """A page of clusters in one of `ORDERS`, and how many fit in all.

    Keys: as `clusters`, with `strongest` (rows of `signal` `weight` `detail`, the strongest first) and `flags`
    (rows of `flag` `title` `weight` `findings`, the heaviest first).
    """
    params = _params(store, wanted)
    total = int(rows(store, "queue_count", **params)[0]["clusters"])
    page = rows(store, "queue_page", rank_by=order, skip=skip, most=most, **params) if total else []
    return described(store, [row["id"] for row in page]), total


def described(store: GraphStore, ids: Sequence[str]) -> list[Row]:
    """Several clusters as `queue` gives them, in the order asked for."""
    if not ids:
        return []
    found = {row["id"]: row for row in rows(store, "clusters_by_ids", ids=list(ids))}
    strongest, flags = (_by_cluster(store, name, ids) for name in ("strongest_of_clusters", "titles_of_clusters"))
    for ident, row in found.items():
        row["strongest"] = [item | {"weight": bits(item["weight"])} for item in strongest[ident]]
        row["flags"] = flags[ident]
        row["findings"] = sum(item["findings"] for item in flags[ident])
    return [found[ident] for ident in ids if ident in found]


def news(store: GraphStore, ids: Sequence[str], since: str) -> dict[str, list[Row]]:
    """What happened to these clusters since a moment, the newest first: `kind` `detail` `at`."""
    return dict(_by_cluster(store, "news_of_clusters", ids, since=since)) if ids else {}


def platforms(store: GraphStore) -> list[str]:
    """The platforms that clusters are on."""
    return [row["platform"] for row in rows(store, "platforms")]


def _by_cluster(store: GraphStore, query: str, ids: Sequence[str], **more: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(store, query, ids=list(ids), **more):
        found[row["cluster"]].append(row)
    return found


def _params(store: GraphStore, wanted: Wanted) -> Row:
    first, second, third = (*wanted.signals[:MOST_SIGNALS], "", "", "")[:MOST_SIGNALS]
    picked = _picked(store, wanted)
    return {
        "signal": first,
        "second": second,
        "third": third,
        "platform": wanted.platform,
        "everything": picked is None,
        "picked": _listed(picked or ()),
        "left_out": _listed(wanted.left_out),
    }


def _picked(store: GraphStore, wanted: Wanted) -> Collection[str] | None:
    text = wanted.text.strip().lower()
    if not text:
        return wanted.picked
    found = {row["id"] for row in rows(store, "clusters_with_text", text=text)}
    return found if wanted.picked is None else found & wanted.picked


def _listed(ids: Collection[str]) -> list[str]:
    """A list that is never empty: the embedded store does not know what is in an empty one."""
    return sorted(ids) or [""]
