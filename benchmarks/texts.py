"""Finding alike texts among many, end to end (a file of texts in, pairs out), beside datasketch's MinHashLSH.

    python -m benchmarks.texts --texts 100000
    python -m benchmarks.texts --texts 10000 --with datasketch              (pip install datasketch)
    python -m benchmarks.texts --texts 5000 --with datasketch --search

The texts are made up, one a line: 60 to 180 words by Zipf's law out of 50,000; one text in ten is the
first of two to seven copies with 5 % of the words changed; 40 % (`--boilerplate`) end with one of
three boilerplates of 60 words. Printed are the seconds (wall clock and processor), the peak memory,
the recall of the pairs of copies and the number of other pairs found.

datasketch's candidates are checked by their exact Jaccard index, as anybody has to who wants pairs
and not buckets. `--search` tries its settings, its own default first, and prints a line for each.
"""

from __future__ import annotations

import argparse
import random
import resource
import string
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from benchmarks.texts_peer import SETTINGS, Setting, datasketch_pairs

Ints = npt.NDArray[np.int64]
VOCABULARY, COPIED, CHANGED, BOILERPLATE = 50_000, 0.1, 0.05, 0.4
AT_ONCE = 20_000


def make(file: Path, count: int, seed: int, boilerplate: float = BOILERPLATE) -> Ints:
    """Writes the texts, one a line; gives for each the number of the text that it and its copies were made from."""
    families = []
    with file.open("w", encoding="ascii") as lines:
        for family, text in islice(_texts(seed, boilerplate), count):
            families.append(family)
            lines.write(text + "\n")
    return np.array(families)


def _texts(seed: int, boilerplate: float) -> Iterator[tuple[int, str]]:
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    vocabulary = np.array(
        ["".join(rng.choices(string.ascii_lowercase, k=rng.randint(2, 9))) for _ in range(VOCABULARY)]
    )
    drawn = np.cumsum(1 / np.arange(1, VOCABULARY + 1))

    def some(size: int) -> np.ndarray:
        return vocabulary[np.searchsorted(drawn, numbers.random(size) * drawn[-1])]

    boilerplates = [" ".join(some(60)) for _ in range(3)]
    family = 0
    while True:
        base = some(rng.randint(60, 180))
        many = rng.randint(2, 7) if rng.random() < COPIED else 1
        for _ in range(many):
            own = base.copy()
            if many > 1:
                changed = numbers.random(len(own)) < CHANGED
                own[changed] = some(int(changed.sum()))
            end = rng.choice(boilerplates) if rng.random() < boilerplate else ""
            yield family, f"{' '.join(own)} {end}"
        family += 1


def linkgraph_pairs(file: Path) -> tuple[Ints, Ints]:
    """What this project finds: the left and the right text of each pair, numbered from 0."""
    from linkgraph.signals.document import Document

    signal = Document()
    held: dict[str, list[int]] = {}
    with file.open(encoding="ascii") as lines:
        number = 0
        while texts := list(islice(lines, AT_ONCE)):
            for mark in signal.fingerprints(texts):
                held.setdefault(mark or "", []).append(number)
                number += 1
    held.pop("", None)
    users = list(held.values())
    found = signal.meet(list(held), users).pairs
    return _every(users, found["left"].to_numpy(), found["right"].to_numpy())


def _every(users: list[list[int]], left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The pairs of texts, from the pairs of fingerprints and the texts that have each."""
    first = np.array([own[0] for own in users])
    several = np.array([len(own) > 1 for own in users])
    plain = ~(several[left] | several[right])
    more = [(a, b) for own in users if len(own) > 1 for a in own for b in own if a < b]
    for one, two in zip(left[~plain].tolist(), right[~plain].tolist(), strict=True):
        more += [(a, b) for a in users[one] for b in users[two]]
    rest = np.array(more, np.int64).reshape(-1, 2)
    return np.concatenate([first[left[plain]], rest[:, 0]]), np.concatenate([first[right[plain]], rest[:, 1]])


def measure(name: str, pairs_in: Callable[[Path], tuple[Ints, Ints]], file: Path, families: Ints) -> None:
    """Prints what one tool costs and finds."""
    wall, processor = time.perf_counter(), time.process_time()
    left, right = pairs_in(file)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sizes = np.bincount(families)
    total, good = int((sizes * (sizes - 1) // 2).sum()), int((families[left] == families[right]).sum())
    print(
        f"{name}: {len(families):,} texts, {wall:.1f} s ({processor:.1f} s of processor), peak {peak:,} MB, "
        f"recall {good / max(total, 1):.4f} of {total:,} pairs, {len(left) - good:,} others",
        flush=True,
    )


def main() -> None:
    """Measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boilerplate", type=float, default=BOILERPLATE)
    parser.add_argument("--with", dest="tool", choices=("linkgraph", "datasketch"), default="linkgraph")
    parser.add_argument("--threshold", type=float, default=0.2, help="of MinHashLSH, and of the exact index")
    parser.add_argument("--permutations", type=int, default=128)
    parser.add_argument("--misses", type=float, default=0.5, help="weight of missed pairs in MinHashLSH, 0 to 1")
    parser.add_argument("--words", type=int, default=2, help="words of a shingle")
    parser.add_argument("--at-most", type=float, default=float("inf"), help="seconds of processor for datasketch")
    parser.add_argument("--search", action="store_true", help="several settings of datasketch")
    asked = parser.parse_args()
    own = Setting(asked.threshold, asked.permutations, asked.misses, asked.words)
    with TemporaryDirectory(prefix="linkgraph-texts-") as folder:
        file = Path(folder) / "texts.txt"
        families = make(file, asked.texts, asked.seed, asked.boilerplate)
        if asked.tool == "linkgraph":
            measure("linkgraph", linkgraph_pairs, file, families)
            return
        for setting in SETTINGS if asked.search else [own]:
            peer = partial(datasketch_pairs, setting=setting, at_most=asked.at_most)
            measure(f"datasketch {setting}", peer, file, families)


if __name__ == "__main__":
    main()
