"""The learned correspondences of one script: how likely each few letters stand for each few Latin ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.signals.transliteration.scripts import sound

if TYPE_CHECKING:
    from scipy import sparse

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
UNKNOWN, EMPTY = 0, 1
"""The numbers of letters that the table does not have, and of none at all."""
SMOOTHED = 0.02
"""Share of the joint probability that stands for letters put side by side by chance."""
RARE = 1e-7
BORROWED = 30.0
"""Times a symbol must have been seen to go as much by itself as by those read alike."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """`joint[l, f]`: probability of Latin chunk l beside chunk f of the script; both sides number their chunks.

    No two tables are equal, so that what follows from one can be kept by it.
    """

    latin: Mapping[tuple[str, ...], int]
    script: Mapping[tuple[str, ...], int]
    joint: Floats
    steps: tuple[tuple[int, int], ...]
    """How many letters of each side one chunk may have."""

    def spelt(self, word: Sequence[str]) -> tuple[str, ...]:
        """A word of the script with rare symbols as they are read."""
        return tuple(symbol if (symbol,) in self.script else sound(symbol) for symbol in word)

    @property
    def longest(self) -> tuple[int, int]:
        """The most letters of a chunk, Latin and other."""
        return max(a for a, _ in self.steps), max(b for _, b in self.steps)

    def alone(self, axis: int) -> Floats:
        """How likely each chunk of one side is by itself: 0 for Latin, 1 for the script."""
        share = self.joint.sum(1 - axis)
        share[UNKNOWN], share[EMPTY] = RARE, 0.0
        alone: Floats = share / share.sum()
        return alone


def made(counts: Iterable[tuple[tuple[str, ...], tuple[str, ...], float]]) -> Table:
    """The table of expected counts of (Latin chunk, chunk of the script)."""
    from scipy import sparse

    rows = list(counts)
    latin, script = _numbered([row[0] for row in rows]), _numbered([row[1] for row in rows])
    places = [latin[row[0]] for row in rows], [script[row[1]] for row in rows]
    shape = len(latin) + 1, len(script) + 1
    pooled = _pooled(sparse.csc_array(([row[2] for row in rows], places), shape=shape), script)
    seen = (pooled / max(pooled.sum(), RARE)).tocoo()
    joint = SMOOTHED * np.outer(seen.sum(1), seen.sum(0))
    joint[seen.row, seen.col] += (1 - SMOOTHED) * seen.data
    joint[UNKNOWN], joint[:, UNKNOWN], joint[EMPTY, EMPTY] = 0.0, 0.0, 0.0
    return Table(latin, script, joint, tuple(sorted({(len(one), len(other)) for one, other, _ in rows})))


def _pooled(counts: sparse.csc_array, script: Mapping[tuple[str, ...], int]) -> sparse.csc_array:
    """Each symbol takes from those read alike, the more the rarer it is: 維 and 维 stand for the same letters."""
    from scipy import sparse

    readings = {chunk[0]: sound(chunk[0]) for chunk in script if len(chunk) == 1}
    place = {reading: at for at, reading in enumerate(sorted(set(readings.values())))}
    at = np.array([place[reading] for reading in readings.values()], np.int64)
    columns = np.array([script[(symbol,)] for symbol in readings], np.int64)
    members = sparse.csc_array((np.ones(len(at)), (columns, at)), shape=(counts.shape[1], len(place)))
    total = counts @ members
    alike = total @ sparse.diags_array(1 / np.maximum(total.sum(0), RARE))
    own = counts.sum(0)[columns]
    taken = BORROWED / (BORROWED + own)
    left, given = np.ones(counts.shape[1]), np.zeros(counts.shape[1])
    left[columns], given[columns] = 1 - taken, taken * own
    kept, taken_over = sparse.diags_array(left), members.T @ sparse.diags_array(given)
    pooled: sparse.csc_array = (counts @ kept + alike @ taken_over).tocsc()
    return pooled


def _numbered(chunks: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    others = sorted({chunk for chunk in chunks if chunk})
    return {(): EMPTY, **{chunk: at for at, chunk in enumerate(others, start=2)}}


@cache
def table(script: str) -> Table:
    """The table of a script of `scripts.toml`."""
    text = resources.files(__package__).joinpath("data", f"{script}.tsv").read_text(encoding="utf-8")
    return made(_read(line) for line in text.splitlines() if line and not line.startswith("#"))


def _read(line: str) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    latin, script, count = line.split("\t")
    return tuple(latin), tuple(script.split()), float(count)
