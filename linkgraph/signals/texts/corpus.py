"""All texts of a case at once: which share most of their wording, and which share passages that few use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linkgraph.signals.texts.buckets import candidates
from linkgraph.signals.texts.features import features, without
from linkgraph.signals.texts.marks import Ints, Rows, decode
from linkgraph.signals.texts.overlap import Floats, jaccard
from linkgraph.signals.texts.rare import Pairs, Rare, count_users, rare_features, score

TEMPLATE = 0.6
"""Part of the features of either text that is in both, from which they are one template."""
SHARED = 0.09
"""Score of the rare features in both from which two texts share passages."""
COPY = 0.8
"""Part from which two texts are so alike that their accounts count as one user of what is in them."""
LEFT = 0.2
"""Part of a text that has to be left without boilerplate."""
BATCH = 50_000
"""Texts taken apart at once."""
FAMILY = 60
"""Accounts from which those who use one template are strangers and count each."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs (left < right, each once): their features in common (0 to 1), and the score of the rare ones."""

    left: Ints
    right: Ints
    overlap: Floats
    rare: Floats
    sizes: Ints
    """Features of every text."""
    public: Ints
    """Texts of crowds: copies of one text that are too many to be compared each with each."""
    copies: tuple[Ints, Ints]
    """Each text of a crowd, and a text that it is a copy of."""


def alike(fingerprints: Sequence[str], users: Sequence[Sequence[int]], common: Sequence[str] = ()) -> Alike:
    """The pairs of texts that are alike. `users` are the accounts (numbers from 0 on) that use each text.

    What the texts of `common` hold does not count; texts that hold hardly anything else are public.
    """
    rows = _features_of(fingerprints)
    if common:
        whole, rows = rows.lengths, without(rows, features(decode(common)).marks)
        empty = np.flatnonzero(rows.lengths < LEFT * whole)
        return _found(rows, _rows(users), empty)
    return _found(rows, _rows(users), np.empty(0, np.int64))


def _features_of(fingerprints: Sequence[str]) -> Rows:
    """The features of all texts; only some are taken apart at any time."""
    parts = [features(decode(fingerprints[at : at + BATCH])) for at in range(0, len(fingerprints), BATCH)]
    sizes = np.concatenate([np.zeros(1, np.int64), *(part.lengths for part in parts)])
    marks = np.empty(int(sizes.sum()), np.uint32)
    at = 0
    for number, part in enumerate(parts):
        marks[at : at + len(part.marks)] = part.marks
        at += len(part.marks)
        parts[number] = Rows(np.empty(0, np.uint32), np.zeros(1, np.int64))  # what was copied is given back
    return Rows(marks, np.cumsum(sizes))


def _found(rows: Rows, holders: Rows, empty: Ints) -> Alike:
    left, right, overlap, copies = _templates(rows)
    rare = rare_features(rows, holders)
    found = score(rare, count_users(rare.texts, rare.at, holders), SHARED)
    kin = _kin(holders, (left[overlap >= COPY], right[overlap >= COPY]), found[:2])
    found = score(rare, _count_groups(rare, holders, kin), SHARED)
    made = _together(rows, (left, right, overlap), found, copies)
    return _but(made, empty)


def _but(made: Alike, empty: Ints) -> Alike:
    """Without the pairs of texts that hold nothing but boilerplate, which are public."""
    kept = ~(np.isin(made.left, empty) | np.isin(made.right, empty))
    near = made.left[kept], made.right[kept], made.overlap[kept], made.rare[kept]
    told = ~(np.isin(made.copies[0], empty) | np.isin(made.copies[1], empty))
    return Alike(*near, made.sizes, np.union1d(made.public, empty), (made.copies[0][told], made.copies[1][told]))


def _templates(rows: Rows) -> tuple[Ints, Ints, Floats, tuple[Ints, Ints]]:
    met = candidates(rows, TEMPLATE)
    overlap = jaccard(rows, met.left, met.right)
    kept = overlap >= TEMPLATE
    return met.left[kept], met.right[kept], overlap[kept], (met.copies, met.first)


def _kin(holders: Rows, *pairs: tuple[Ints, Ints]) -> Ints:
    """For each account the number of its family: those whose texts are alike, where they are not too many."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = int(holders.marks.max(initial=0)) + 1
    first = holders.marks[holders.at[:-1]].astype(np.int64)
    left, right = (np.concatenate([first[pair[side]] for pair in pairs]) for side in (0, 1))
    same = np.repeat(first, holders.lengths)
    left, right = np.concatenate([left, same]), np.concatenate([right, holders.marks.astype(np.int64)])
    graph = coo_array((np.ones(len(left), np.int8), (left, right)), shape=(count, count))
    families = np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)
    sizes = np.bincount(families, minlength=count)
    return np.where(sizes[families] > FAMILY, count + np.arange(count), families)


def _count_groups(rare: Rare, holders: Rows, kin: Ints) -> Ints:
    return count_users(rare.texts, rare.at, Rows(kin[holders.marks].astype(np.uint32), holders.at))


def _together(rows: Rows, near: Pairs, rare: Pairs, copies: tuple[Ints, Ints]) -> Alike:
    codes, score_of = rare[0] << 32 | rare[1], rare[2]
    order = np.argsort(codes)
    codes, score_of = codes[order], score_of[order]
    known = near[0] << 32 | near[1]
    more = np.setdiff1d(codes, known)
    left, right = np.concatenate([near[0], more >> 32]), np.concatenate([near[1], more & 0xFFFFFFFF])
    overlap = np.concatenate([near[2], jaccard(rows, more >> 32, more & 0xFFFFFFFF)])
    every = left << 32 | right
    place = np.minimum(np.searchsorted(codes, every), max(len(codes) - 1, 0))
    scores = np.where(codes[place] == every, score_of[place], 0.0) if len(codes) else np.zeros(len(every))
    return Alike(left, right, overlap, scores, rows.lengths, np.unique(copies[0]), copies)


def _rows(users: Sequence[Sequence[int]]) -> Rows:
    at = np.zeros(len(users) + 1, np.int64)
    np.cumsum([len(own) for own in users], out=at[1:])
    return Rows(np.fromiter((user for own in users for user in own), np.uint32, int(at[-1])), at)
