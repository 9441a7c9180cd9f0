"""The likeliest way of cutting two words into chunks side by side, for many pairs at once (Viterbi)."""

from __future__ import annotations

import numpy as np

from linkgraph.signals.transliteration.align import Words
from linkgraph.signals.transliteration.table import Floats, Ints, Table

Cut = list[tuple[int, int]]
"""Letters of each chunk from the first on, Latin and other."""
NEVER = 1e-300


def likeliest(table: Table, latin: Words, script: Words) -> list[Cut]:
    """One cut of each pair; the first of `table.steps` where two are as likely."""
    chosen = _chosen(table, latin, script)
    steps = np.array(table.steps)
    i, j, pairs = latin.length.copy(), script.length.copy(), np.arange(len(latin.length))
    cuts: list[Cut] = [[] for _ in pairs]
    while (left := np.flatnonzero(i + j)).size:
        sizes = steps[chosen[i[left], j[left], left]]
        for at, size in zip(left.tolist(), sizes.tolist(), strict=True):
            cuts[at].append((size[0], size[1]))
        i[left] -= sizes[:, 0]
        j[left] -= sizes[:, 1]
    return [cut[::-1] for cut in cuts]


def _chosen(table: Table, latin: Words, script: Words) -> Ints:
    """Which of `table.steps` ends after i letters and j, shape (i, j, pairs)."""
    rows, columns, pairs = latin.chunk.shape[1], script.chunk.shape[1], len(latin.length)
    said: Floats = np.log2(np.maximum(table.joint, NEVER)).ravel()
    one = np.ascontiguousarray(latin.chunk.transpose(1, 2, 0)) * table.joint.shape[1]
    other = np.ascontiguousarray(script.chunk.transpose(1, 2, 0))
    best, chosen = np.full((rows, columns, pairs), -np.inf), np.zeros((rows, columns, pairs), np.int64)
    best[0, 0] = 0.0
    for i in range(rows):
        for j in range(columns):
            for step, (a, b) in enumerate(table.steps):
                if a <= i and b <= j:
                    found = best[i - a, j - b] + said.take(one[i, a] + other[j, b])
                    better = found > best[i, j]
                    best[i, j][better], chosen[i, j][better] = found[better], step
    return chosen
