"""Work done ahead while nobody waits: modules, small copies of photos, and where the nodes of large graphs stand."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from typing import Any

CLUSTERS = 60
LARGEST = 10
FACES = 12
LARGE = 150
"""Accounts from which on the browser would be seen laying out a graph."""
PARTS = 6
LOOK_AGAIN = 30.0
"""Seconds after which it is asked whether something new was published."""


def warm_up(after: float = 1.0) -> threading.Thread:
    """Starts it in the background, `after` seconds from now; what is published later is prepared, too."""
    thread = threading.Thread(target=_watch, args=(after,), name="warming", daemon=True)
    thread.start()
    return thread


def _watch(after: float) -> None:
    time.sleep(after)
    _modules()
    seen = None
    while True:
        seen = prepare(seen)
        time.sleep(LOOK_AGAIN)


def _modules() -> None:
    from linkgraph.errors import LinkgraphError

    try:
        import networkx  # noqa: F401
        import pandas  # noqa: F401

        import linkgraph.report  # noqa: F401
        from linkgraph.ui import actions

        actions.lookup_exact("nobody@nowhere.example")  # what cleans values reads its lists once
        gc.freeze()  # Streamlit collects after every rerun; what is loaded by now stays and need not be looked at
    except LinkgraphError:
        return  # the page says it


def prepare(seen: str | None) -> str | None:
    """Prepares the published state, unless it is the one `seen` last; returns which it is. None where there is none."""
    from linkgraph.errors import LinkgraphError
    from linkgraph.ui import case

    try:
        state = case.state()
        if state != seen and case.store().exists():
            clusters = list(_clusters())
            _thumbnails(clusters)
            _places(clusters)
    except LinkgraphError:
        return None  # the page says it
    return state


def _clusters() -> Iterator[dict[str, Any]]:
    """Those that are opened first: of the highest risk, and the largest."""
    from linkgraph import read
    from linkgraph.ui import case

    store, seen = case.store(), set()
    for order, most in (("risk", CLUSTERS), ("size", LARGEST)):
        for row in read.queue(store, read.Wanted(), order, most=most)[0]:
            if row["id"] not in seen:
                seen.add(row["id"])
                yield row


def _thumbnails(clusters: list[dict[str, Any]]) -> None:
    from linkgraph import read
    from linkgraph.ui import case
    from linkgraph.ui.thumbs import SIZES, known_thumbnail

    for cluster in clusters:
        for row in read.accounts(case.store(), cluster["accounts"][:FACES]):
            if row["photo"]:
                known_thumbnail(row["photo"], SIZES[0])


def _places(clusters: list[dict[str, Any]]) -> None:
    from linkgraph.ui import scenes
    from linkgraph.ui.arranging import arranged
    from linkgraph.ui.desk import positions

    for cluster in clusters:
        for drawn in _graphs(cluster) if cluster["size"] >= LARGE else ():
            if len(drawn["nodes"]) <= scenes.MOST and not positions.kept(drawn["graph_id"]):
                positions.keep(drawn["graph_id"], arranged(drawn))


def _graphs(cluster: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from linkgraph.ui import scenes

    ident, height = cluster["id"], scenes.MOST
    if cluster["size"] <= scenes.MOST:
        yield scenes.drawn(ident, [], height)
        return
    yield scenes.drawn_in_parts(ident, height)
    for number in range(min(PARTS, len(scenes.parts(ident)))):
        yield scenes.drawn_part(ident, number, height)
