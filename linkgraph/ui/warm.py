"""Work done ahead while nobody waits: heavy modules, and small copies of the photos that are seen first."""

from __future__ import annotations

import gc
import threading

CLUSTERS = 60
FACES = 12


def warm_up(after: float = 1.0) -> threading.Timer:
    """Starts it in the background, `after` seconds from now."""
    timer = threading.Timer(after, _warm)
    timer.daemon = True
    timer.start()
    return timer


def _warm() -> None:
    from linkgraph.errors import LinkgraphError

    try:
        import networkx  # noqa: F401
        import pandas  # noqa: F401

        import linkgraph.report  # noqa: F401
        from linkgraph.ui import actions

        actions.lookup_exact("nobody@nowhere.example")  # what cleans values reads its lists once
        _thumbnails()
        gc.freeze()  # Streamlit collects after every rerun; what is loaded by now stays and need not be looked at
    except LinkgraphError:
        return  # the page says it


def _thumbnails() -> None:
    from linkgraph import read
    from linkgraph.ui import case
    from linkgraph.ui.thumbs import SIZES, known_thumbnail

    store = case.store()
    for cluster in read.queue(store, read.Wanted(), most=CLUSTERS)[0]:
        for row in read.accounts(store, cluster["accounts"][:FACES]):
            if row["photo"]:
                known_thumbnail(row["photo"], SIZES[0])
