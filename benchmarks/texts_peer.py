"""datasketch's MinHashLSH as a peer of `benchmarks.texts`."""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Setting:
    """`threshold` is that of the index and of the exact check; `misses` is how heavily missed pairs weigh."""

    threshold: float
    permutations: int = 128
    misses: float = 0.5
    words: int = 3

    def __str__(self) -> str:
        return (
            f"(threshold {self.threshold:g}, {self.permutations} permutations, weights "
            f"{1 - self.misses:g} and {self.misses:g}, shingles of {self.words} words)"
        )


SETTINGS = [
    Setting(threshold, permutations, misses, words)
    for words in (3, 2, 1)
    for threshold, permutations, misses in (
        (0.9, 128, 0.5),
        (0.5, 128, 0.5),
        (0.4, 128, 0.9),
        (0.3, 128, 0.5),
        (0.3, 128, 0.9),
        (0.2, 128, 0.5),
        (0.2, 128, 0.9),
        (0.15, 256, 0.5),
    )
]
"""The first is datasketch's default."""


def datasketch_pairs(
    file: Path, setting: Setting, at_most: float = float("inf")
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The pairs whose exact Jaccard index reaches the threshold, among those MinHashLSH proposes.

    After `at_most` seconds of processor it stops where it is, and says so.
    """
    from datasketch import MinHash, MinHashLSH

    with file.open(encoding="ascii") as lines:
        sets = [_shingles(line, setting.words) for line in lines]
    index = MinHashLSH(
        threshold=setting.threshold, num_perm=setting.permutations, weights=(1 - setting.misses, setting.misses)
    )
    left, right = array("q"), array("q")
    sketches = MinHash.generator(sets, num_perm=setting.permutations)
    for number, (own, sketch) in enumerate(zip(sets, sketches, strict=True)):
        for other in index.query(sketch):
            both = len(own & sets[other])
            if both >= setting.threshold * (len(own) + len(sets[other]) - both):
                left.append(other)
                right.append(number)
        index.insert(number, sketch)
        if time.process_time() > at_most:
            print(f"stopped after {at_most:g} s of processor, at text {number + 1:,} of {len(sets):,}", flush=True)
            break
    return np.array(left, np.int64), np.array(right, np.int64)


def _shingles(text: str, size: int) -> frozenset[bytes]:
    words = text.lower().encode().split()
    return frozenset(b" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
