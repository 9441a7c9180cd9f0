"""The case the application shows: its folder, its store, and what tells one published state from the next."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from pathlib import Path
from threading import Lock

from linkgraph import read
from linkgraph.store import GraphStore, open_store

LOOK_AGAIN = 2.0
"""Seconds after which a server is asked whether it has something new."""
_opened: dict[str, GraphStore] = {}
"""The store that is in use, by where it is; one that is no longer in use is closed."""
_opening = Lock()


def folder() -> Path:
    """The case folder, from LINKGRAPH_CASE or else the current one."""
    return Path(os.environ.get("LINKGRAPH_CASE", "."))


def uri() -> str:
    """The store, from LINKGRAPH_STORE or else the embedded one inside the case folder."""
    return os.environ.get("LINKGRAPH_STORE") or f"ladybug:{folder() / '.linkgraph' / 'graph.lbug'}"


def store() -> GraphStore:
    """The store; it shows what was published last, and may be used by several threads."""
    where = uri()
    with _opening:
        if where not in _opened:
            while _opened:
                _opened.popitem()[1].close()
            _opened[where] = open_store(where)
        return _opened[where]


def state() -> str:
    """A text that changes when something is published: the key of everything cached."""
    told = store().stamp()
    return f"{uri()} {_newest(uri(), int(time.monotonic() / LOOK_AGAIN)) if told is None else told}"


def photo_file(photo: str) -> str | None:
    """The file of a photo, relative to the case folder; None where the store does not know it."""
    return _photo_file(state(), photo)


@lru_cache(maxsize=4)
def _newest(_where: str, _moment: int) -> str:
    runs = read.runs(store())
    return f"{runs[0]['id'] if runs else None} {len(read.judgements(store()))}"


@lru_cache(maxsize=20_000)
def _photo_file(_state: str, photo: str) -> str | None:
    return read.photo_path(store(), photo)
