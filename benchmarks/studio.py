"""How near pictures of different people come to each other in one studio: what a distance between hashes is worth.

    python -m benchmarks.studio ../shared/data/photos_congress/gray_200x250

Each file is another sitter. All pairs are compared by PDQ, by the 64-bit pHash of imagehash, and, where their hashes
or points meet, by the photo signal.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import imagehash
import numpy as np

from linkgraph.content import open_picture
from linkgraph.content.descriptor import describe, parse
from linkgraph.content.hamming import pack, pairs_between
from linkgraph.content.hamming.words import Words
from linkgraph.signals import signals

STEPS = {"PDQ, of 256 bits": (20, 31, 40, 50, 60, 70), "imagehash.phash, of 64 bits": (2, 4, 6, 8, 10, 12)}


def main() -> None:
    """Prints, for some distances, how many pairs are as near."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    pictures = [open_picture(path) for path in sorted(given.folder.iterdir())]
    marks = [describe(picture) for picture in pictures]
    hashes = {
        "PDQ, of 256 bits": pack([parse(mark).hash for mark in marks]),
        "imagehash.phash, of 64 bits": pack([str(imagehash.phash(picture)) for picture in pictures]),
    }
    total = len(marks) * (len(marks) - 1) // 2
    print(f"{total:,} pairs of different people's portraits in one studio\n")
    print("| hash | at most so far apart | pairs |\n| --- | ---: | ---: |")
    for name, words in hashes.items():
        counts = near(words, max(STEPS[name]))
        for most in STEPS[name]:
            print(f"| {name} | {most} | {int(counts[: most + 1].sum()):,} |")
    photo = signals()["photo"]
    met = list(photo.candidates(marks) or ())
    wrong = sum(photo.compare(marks[i], marks[j]) is not None for i, j in met)
    print(f"\nthe photo signal looked at {len(met):,} of them and called {wrong} one photo")


def near(words: Words, most: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many pairs are 0, 1, ... `most` bits apart."""
    counts = np.zeros(most + 1, dtype=np.int64)
    for pairs in pairs_between(words, words, most, above=True):
        counts += np.bincount(pairs.bits, minlength=most + 1)[: most + 1]
    return counts


if __name__ == "__main__":
    main()
