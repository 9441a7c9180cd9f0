"""What an entry of another tool says beside what is read: it is kept as attributes of its row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from typing import Any

from linkgraph.records import record_kind

from .header import key

MOST = 60
"""Attributes a row; no tool writes more that a person would read."""
MORE = "not kept"
"""The attribute that says how many there are beyond."""
DEPTH = 5


def leftover(kind: str, entry: dict[str, Any], taken: Collection[str]) -> dict[str, Any]:
    """The values of `entry` by their dotted paths, without what stands at or below a path in `taken`.

    A path that is called like a column of `kind` gets another name, so that it is not taken for it.
    """
    ours = _columns(kind)
    left = _left(entry, "", frozenset(taken), 0)
    kept = {f"{path} (said)" if key(path) in ours else path: value for path, value in islice(left, MOST)}
    beyond = sum(1 for _ in left)
    return kept | ({MORE: f"{beyond:,} further attributes"} if beyond else {})


@cache
def _columns(kind: str) -> frozenset[str]:
    return frozenset(key(name) for name in record_kind(kind).columns)


def _left(entry: dict[str, Any], above: str, taken: frozenset[str], depth: int) -> Iterator[tuple[str, Any]]:
    for name, value in entry.items():
        path = f"{above}.{name}" if above else str(name)
        if path in taken or value in (None, "", [], {}):
            continue
        if isinstance(value, dict) and depth < DEPTH:
            yield from _left(value, path, taken, depth + 1)
        else:
            yield path, value
