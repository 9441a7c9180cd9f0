"""Files called like one of ours that are none: a provider's own `logins.csv`, a report called `profiles.json`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject

from .registry import foreign_for
from .source import Layout, SourceFile

PATIENCE = 10_000
"""So many rows that cannot be read are enough: the file is one of ours, and broken."""


def own_or_foreign(source: SourceFile, own: Iterator[Batch | Reject], layout: Layout) -> Iterator[Batch | Reject]:
    """What `own` reads; where that is not one row, and the content says what it is, what that format reads instead.

    Raises SourceError as the reading that counts does.
    """
    left_out, first, failed = _begin(own)
    if first is None and (left_out or failed) and (foreign := foreign_for(source.path)):
        yield from foreign.read(dataclasses.replace(source, kind=""), layout)
        return
    yield from left_out
    if failed:
        raise failed
    if first:
        yield first
    yield from own


def _begin(own: Iterator[Batch | Reject]) -> tuple[list[Reject], Batch | Reject | None, SourceError | None]:
    """What is left out before the first rows, these, and what ended the reading before there were any."""
    left_out: list[Reject] = []
    try:
        for item in own:
            if isinstance(item, Batch) or len(left_out) == PATIENCE:
                return left_out, item, None
            left_out.append(item)
    except SourceError as error:
        return left_out, None, error
    return left_out, None, None
