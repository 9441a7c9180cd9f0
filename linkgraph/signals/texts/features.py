"""The features of a text: the set of its windows of two and of three words (Broder 1997, shingles).

A window of nothing but words that everybody uses is no feature.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.marks import U32, Ints, Rows
from linkgraph.signals.texts.overlap import spread
from linkgraph.signals.texts.side import side_by_side

CHUNK = 1 << 17
"""Words worked on at once: what stays in the processor's cache."""
_MIX = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))


def features(texts: Rows) -> Rows:
    """For each text its features, sorted, each once."""
    parts, counts = [], []
    for found, count in side_by_side(lambda span: _features(texts, *span), spans(texts.at, CHUNK)):
        parts.append(found)
        counts.append(count)
    at = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.concatenate([*counts, np.empty(0, np.int64)]), out=at[1:])
    return Rows(np.concatenate([*parts, np.empty(0, np.uint32)]), at)


def long_enough(texts: Rows, fewest: int) -> npt.NDArray[np.bool_]:
    """Which texts have so many features; for most of them their first words tell."""
    first = 3 * fewest
    long = np.flatnonzero(texts.lengths >= first)
    begun = texts.marks[texts.at[:-1][long][:, None] + np.arange(first)]
    begun.sort(axis=1)
    different = np.concatenate([np.ones((len(long), 1), bool), begun[:, 1:] != begun[:, :-1]], axis=1)
    enough = np.zeros(len(texts), bool)
    enough[long] = (different & ((begun & 1) == 0)).sum(axis=1) > fewest
    rest = np.flatnonzero(~enough)
    lengths = texts.lengths_at(rest)
    own = Rows(texts.marks[spread(texts.at[rest], lengths)], np.concatenate([[0], np.cumsum(lengths)]))
    enough[rest] = features(own).lengths >= fewest
    return enough


def without(rows: Rows, marks: U32) -> Rows:
    """The rows without these features."""
    kept = ~among(rows.marks, marks)
    return Rows(rows.marks[kept], np.concatenate([[0], np.cumsum(kept)])[rows.at])


def among(marks: U32, few: U32) -> npt.NDArray[np.bool_]:
    """Which of very many marks are among a few: most are ruled out by their upper half."""
    upper = np.zeros(1 << 16, bool)
    upper[few >> np.uint32(16)] = True
    found = np.zeros(len(marks), bool)
    for start in range(0, len(marks), CHUNK):
        part = marks[start : start + CHUNK]
        likely = np.flatnonzero(upper[part >> np.uint32(16)])
        found[start + likely[np.isin(part[likely], few)]] = True
    return found


def spans(at: Ints, size: int) -> Iterator[tuple[int, int]]:
    """Runs of whole rows of about `size` entries: first row, and the row after the last."""
    first, rows = 0, len(at) - 1
    while first < rows:
        last = int(np.searchsorted(at, at[first] + size, side="right")) - 1
        last = min(max(last, first + 1), rows)
        yield first, last
        first = last


def _features(texts: Rows, first: int, last: int) -> tuple[U32, Ints]:
    marks = texts.marks[texts.at[first] : texts.at[last]]
    owner = np.repeat(np.arange(last - first, dtype=np.uint64), np.diff(texts.at[first : last + 1]))
    keyed = np.concatenate([_windows(marks, owner, size) for size in (2, 3)])
    keyed.sort()
    if len(keyed):
        keyed = keyed[np.concatenate([[True], keyed[1:] != keyed[:-1]])]
    count = np.bincount((keyed >> np.uint64(32)).astype(np.int64), minlength=last - first)
    return keyed.astype(np.uint32), count


def _windows(marks: U32, owner: np.typing.NDArray[np.uint64], size: int) -> np.typing.NDArray[np.uint64]:
    """Owner (high 32 bits) and hash of every window of `size` words within one text."""
    many = len(marks) - size + 1
    if many <= 0:
        return np.empty(0, np.uint64)
    mixed = np.full(many, size, np.uint32)
    telling = np.zeros(many, bool)
    for step in range(size):
        part = marks[step : step + many]
        telling |= (part & 1) == 0
        mixed = (mixed ^ part) * _MIX[step]
        mixed ^= mixed >> np.uint32(15)
    kept = telling & (owner[:many] == owner[size - 1 :])
    return np.asarray((owner[:many][kept] << np.uint64(32)) | mixed[kept].astype(np.uint64))
