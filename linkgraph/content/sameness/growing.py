"""Which pictures share points, once some are added to those of which it is known.

An added picture brings meetings with others, and takes some away among those there were: a key under which too many
points stand now is common. Nothing else changes between two pictures that were there before, so only pairs that lost
a key are counted again, and of these only those that may fall below the meetings they need.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from linkgraph.content.sameness.meetings import (
    MEETINGS,
    Codes,
    Flags,
    Index,
    Points,
    Shared,
    close_points,
    keys_of,
    largest,
    meeting_codes,
    often,
    together,
    under_keys,
    wide_for,
)
from linkgraph.content.sameness.sieve import Sieve
from linkgraph.distinct import distinct


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the tables say of added pictures: their meetings, those that no longer count, and the keys that do."""

    met: list[Codes] = field(default_factory=list)
    lost: list[Codes] = field(default_factory=list)
    counted: list[Flags] = field(default_factory=list)


def sharing_more(points: Points, new: Flags, before: Shared) -> Shared | None:
    """What `sharing` finds among all pictures, of which `new` were added and the others share what `before` says.

    Pairs of `before` are given by their places among all. `times` may say less than `sharing` does, never more than
    is true. None where old pictures may share more than they did, so that all has to be counted.
    """
    known = len(points.owners) - int(new[points.owners].sum())
    if not known or wide_for(known) != wide_for(len(points.owners)):
        return None
    held = before.pairs[:, 0] * points.pictures + before.pairs[:, 1]
    tables, known_pairs = _Tables(), Sieve(held)
    for keys in keys_of(points.columns, wide_for(len(points.owners))):
        if not _read_table(tables, points, new, keys, known_pairs):
            return None
    return _together([often(tables.met, points), *_kept(tables, points, before, held)], points.pictures)


def _read_table(tables: _Tables, points: Points, new: Flags, keys: Codes, held: Sieve) -> bool:
    """Notes what one table says; False where a key counts that did not."""
    order, sizes = under_keys(keys)
    added = np.add.reduceat(new[points.owners[order]], np.cumsum(sizes) - sizes, dtype=np.int32)
    former = sizes - added
    was = (former > 1) & (former <= largest(former))
    counted = (sizes > 1) & (sizes <= largest(sizes))
    if (counted & ~was & (former > 1)).any():
        return False
    touched, gone = counted & (added > 0), was & ~counted
    theirs = order[np.repeat(touched, sizes)]
    tables.met.append(
        close_points(points, theirs, sizes[touched], lambda one, other: (one != other) & (new[one] | new[other]))
    )
    theirs = order[np.repeat(gone, sizes)]
    tables.lost.append(_lost(points, theirs[~new[points.owners[theirs]]], former[gone], held))
    flags = np.zeros(len(order), np.bool_)
    flags[order[np.repeat(counted, sizes)]] = True
    tables.counted.append(flags)
    return True


def _lost(points: Points, order: Index, sizes: Index, held: Sieve) -> Codes:
    """Meetings at most that pairs of `held` had under keys that no longer count."""
    found = [np.empty(0, np.uint64)]
    for one, other in together(points.owners[order], sizes, np.not_equal):
        codes = meeting_codes(points, order[one], order[other])
        found.append(codes[held.holds((codes // np.uint64(points.most)).astype(np.int64))])
    return np.concatenate(found)


def _kept(tables: _Tables, points: Points, before: Shared, held: Index) -> list[Shared]:
    """The pairs of `before` that still share enough: those that surely do, and those that were counted again."""
    lost = distinct(np.concatenate(tables.lost)) // np.uint64(points.most)
    left = before.times - np.bincount(np.searchsorted(held, lost.astype(np.int64)), minlength=len(held))
    sure = left >= MEETINGS
    doubted = held[~sure]
    return [Shared(before.pairs[sure], left[sure]), _counted_again(tables, points, doubted)]


def _counted_again(tables: _Tables, points: Points, doubted: Index) -> Shared:
    """Which of the pairs share enough under the keys that count."""
    theirs = np.zeros(points.pictures, np.bool_)
    theirs[doubted // points.pictures] = theirs[doubted % points.pictures] = True
    which, asked = np.flatnonzero(theirs[points.owners]), Sieve(doubted.astype(np.int64))

    def wanted(one: Index, other: Index) -> Flags:
        return asked.holds(np.minimum(one, other).astype(np.int64) * points.pictures + np.maximum(one, other))

    met = [np.empty(0, np.uint64)]
    if len(which):
        all_keys = keys_of(points.columns[:, which], wide_for(len(points.owners)))
        for keys, counted in zip(all_keys, tables.counted, strict=True):
            some = np.flatnonzero(counted[which])
            if len(some):
                order, sizes = under_keys(keys[some])
                met.append(close_points(points, which[some[order]], sizes, wanted))
    return often(met, points)


def _together(parts: list[Shared], count: int) -> Shared:
    """All parts in order; no pair is in two of them."""
    pairs, times = np.concatenate([part.pairs for part in parts]), np.concatenate([part.times for part in parts])
    order = np.argsort(pairs[:, 0] * count + pairs[:, 1])
    return Shared(pairs[order], times[order])
