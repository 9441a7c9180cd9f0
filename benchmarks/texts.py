"""Finding alike texts among many, end to end (texts in, pairs out), beside datasketch's MinHashLSH.

    python -m benchmarks.texts --texts 100000
    python -m benchmarks.texts --texts 100000 --with datasketch     (pip install datasketch)

The texts are made up: 60 to 180 words by Zipf's law out of 50,000; one text in ten is the first of
two to seven copies with 5 % of the words changed; 40 % end with one of three boilerplates of 60
words. Printed are the seconds (wall clock and processor), the peak memory, the recall of the pairs
of copies and the number of other pairs found.
"""

from __future__ import annotations

import argparse
import random
import resource
import string
import time
from collections.abc import Sequence
from itertools import combinations

import numpy as np

Pair = tuple[int, int]
VOCABULARY, COPIED, CHANGED, BOILERPLATE = 50_000, 0.1, 0.05, 0.4


def make(count: int, seed: int) -> tuple[list[str], set[Pair]]:
    """The texts, and the pairs that are copies of one."""
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    vocabulary = np.array(
        ["".join(rng.choices(string.ascii_lowercase, k=rng.randint(2, 9))) for _ in range(VOCABULARY)]
    )
    drawn = np.cumsum(1 / np.arange(1, VOCABULARY + 1))

    def some(size: int) -> np.ndarray:
        return vocabulary[np.searchsorted(drawn, numbers.random(size) * drawn[-1])]

    boilerplates = [" ".join(some(60)) for _ in range(3)]
    texts: list[str] = []
    copies: set[Pair] = set()
    while len(texts) < count:
        base = some(rng.randint(60, 180))
        many = rng.randint(2, 7) if rng.random() < COPIED else 1
        copies |= set(combinations(range(len(texts), min(len(texts) + many, count)), 2))
        for _ in range(many):
            own = base.copy()
            if many > 1:
                changed = numbers.random(len(own)) < CHANGED
                own[changed] = some(int(changed.sum()))
            end = rng.choice(boilerplates) if rng.random() < BOILERPLATE else ""
            texts.append(f"{' '.join(own)} {end}")
    return texts[:count], copies


def linkgraph_pairs(texts: Sequence[str]) -> set[Pair]:
    """What this project finds."""
    from linkgraph.signals.document import Document

    signal = Document()
    held: dict[str, list[int]] = {}
    for number, mark in enumerate(signal.fingerprints(texts)):
        held.setdefault(mark or "", []).append(number)
    held.pop("", None)
    users = list(held.values())
    found = signal.meet(list(held), users).pairs
    pairs = {pair for own in users for pair in combinations(own, 2)}
    for a, b in zip(found["left"].to_pylist(), found["right"].to_pylist(), strict=True):
        pairs |= {(min(x, y), max(x, y)) for x in users[a] for y in users[b]}
    return pairs


def datasketch_pairs(texts: Sequence[str], threshold: float) -> set[Pair]:
    """What MinHashLSH finds (three-word shingles, 128 permutations); its candidates are taken as found."""
    from datasketch import MinHash, MinHashLSH

    sets = (_shingles(text) for text in texts)
    index = MinHashLSH(threshold=threshold, num_perm=128)
    pairs: set[Pair] = set()
    for number, sketch in enumerate(MinHash.generator(sets, num_perm=128)):
        pairs |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return pairs


def _shingles(text: str) -> list[bytes]:
    words = text.lower().split()
    return [" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)]


def main() -> None:
    """Measures once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--with", dest="tool", choices=("linkgraph", "datasketch"), default="linkgraph")
    parser.add_argument("--threshold", type=float, default=0.5, help="of MinHashLSH; the Jaccard index")
    asked = parser.parse_args()
    texts, copies = make(asked.texts, asked.seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    wall, processor = time.perf_counter(), time.process_time()
    pairs = linkgraph_pairs(texts) if asked.tool == "linkgraph" else datasketch_pairs(texts, asked.threshold)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{asked.tool}: {len(texts):,} texts, {wall:.1f} s ({processor:.1f} s of processor), "
        f"peak {peak:,} MB ({before:,} MB of it the texts), "
        f"recall {len(pairs & copies) / max(len(copies), 1):.4f} of {len(copies):,} pairs, "
        f"{len(pairs - copies):,} others"
    )


if __name__ == "__main__":
    main()
