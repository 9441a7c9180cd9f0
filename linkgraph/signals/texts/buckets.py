"""Which texts have most of their features in common: MinHash, banded (Broder 1997; Gionis, Indyk, Motwani 1999).

A band in which too many meet is made narrower, one hash after the other. Those who still meet
are copies of one text that everybody uses: each is compared with the first of them only, and
copies with each other in no other band either.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linkgraph.distinct import distinct
from linkgraph.signals.texts.marks import U32, Ints, Rows
from linkgraph.signals.texts.overlap import jaccard

BANDS, ROWS = 25, 5
MORE = 5
"""Hashes by which a crowded band is made narrower at most."""
CROWD = 100
"""Texts in a bucket from which they are not compared each with each."""
COPIES = 3
"""Every which band is looked at for crowds."""
MARGIN = 0.18
"""By how much the estimate of the overlap may fall short: four of its standard deviations."""
BATCH = 20_000
LOW = 0xFFFFFFFF
SEED = 7


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (left < right, each once), and the copies: texts of a crowd, each with a text it is a copy of."""

    left: Ints
    right: Ints
    copies: Ints
    first: Ints


def candidates(rows: Rows, least: float) -> Candidates:
    """The pairs of texts likely to have the part `least` of their features in common."""
    digests = sketches(rows)
    first, copies = _copies(rows, digests, least)
    common = np.zeros(len(rows), bool)
    common[copies] = True
    found = []
    for band in range(BANDS):
        pairs, _ = _band(digests, band * ROWS)
        found.append(pairs[~(common[pairs >> 32] & common[pairs & LOW])])
    left, right = _once(found)
    likely = _agreeing(digests, left, right) >= (least - MARGIN) * digests.shape[1]
    return Candidates(left[likely], right[likely], copies, first)


def _agreeing(digests: U32, left: Ints, right: Ints) -> Ints:
    """How many hashes the two texts of each pair have in common."""
    parts = [
        (digests[left[start : start + BATCH]] == digests[right[start : start + BATCH]]).sum(axis=1)
        for start in range(0, len(left), BATCH)
    ]
    return np.concatenate([*parts, np.empty(0, np.int64)])


def _copies(rows: Rows, digests: U32, least: float) -> tuple[Ints, Ints]:
    """The first text of a crowd, and one that is like it: of all crowds that texts meet in, each pair once."""
    leader, member = _once([_band(digests, band * ROWS)[1] for band in range(0, BANDS, COPIES)])
    alike = jaccard(rows, leader, member) >= least
    return leader[alike], member[alike]


def sketches(rows: Rows) -> U32:
    """The MinHash values of each text, shape (texts, BANDS * ROWS)."""
    from rensa import RMinHash

    made = np.empty((len(rows), BANDS * ROWS), np.uint32)
    for start in range(0, len(rows), BATCH):
        at = rows.at[start : start + BATCH + 1]
        flat = rows.marks[at[0] : at[-1]].astype(np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(
            flat, (at - at[0]).astype(np.uint64), num_perm=BANDS * ROWS, seed=SEED
        )
        made[start : start + BATCH] = matrix.to_rows()
    return made


def _band(digests: U32, first: int) -> tuple[Ints, Ints]:
    """The pairs that meet in the band of ROWS hashes from column `first` on, and its crowds."""
    texts = np.arange(len(digests))
    keys = _mixed(digests, texts, first, ROWS)
    pairs, crowds = [], []
    for more in range(MORE + 1):
        order = np.argsort(keys, kind="stable")
        texts, keys = texts[order], keys[order]
        starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
        sizes = np.diff(np.append(starts, len(keys)))
        fine = (sizes > 1) & (sizes <= CROWD)
        pairs.append(_each_with_each(texts, starts[fine], sizes[fine]))
        full = sizes > CROWD
        inside = np.repeat(full, sizes)
        if more == MORE:
            crowds.append(_with_first(texts, starts[full], sizes[full]))
        texts = texts[inside]
        column = (first + ROWS + more) % digests.shape[1]
        keys = keys[inside] * np.uint64(0x9E3779B97F4A7C15) ^ digests[texts, column]
    return np.concatenate(pairs), np.concatenate(crowds)


def _mixed(digests: U32, texts: Ints, first: int, many: int) -> npt.NDArray[np.uint64]:
    keys = np.zeros(len(texts), np.uint64)
    for column in range(first, first + many):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) ^ digests[:, column]
        keys ^= keys >> np.uint64(29)
    return keys


def _each_with_each(texts: Ints, starts: Ints, sizes: Ints) -> Ints:
    """All pairs within each run, as codes left << 32 | right."""
    parts = [np.empty(0, np.int64)]
    for size in distinct(sizes):
        run = texts[starts[sizes == size][:, None] + np.arange(size)]
        run.sort(axis=1)
        a, b = np.triu_indices(int(size), 1)
        parts.append(distinct(run[:, a].ravel() << 32 | run[:, b].ravel()))
    return np.concatenate(parts)


def _with_first(texts: Ints, starts: Ints, sizes: Ints) -> Ints:
    leaders = np.repeat(texts[starts], sizes)
    members = np.concatenate(
        [texts[start : start + size] for start, size in zip(starts, sizes, strict=True)] or [np.empty(0, np.int64)]
    )
    return np.asarray(leaders << 32 | members)


def _once(codes: list[Ints]) -> tuple[Ints, Ints]:
    unique = distinct(np.concatenate(codes)) if codes else np.empty(0, np.int64)
    return unique >> 32, unique & LOW
