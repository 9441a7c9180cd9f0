"""How near pictures of different people come to each other in one studio: what a distance between hashes is worth.

    python -m benchmarks.studio --drawn 150 --studios 8 --compared 30
    python -m benchmarks.studio ../shared/data/photos_congress/gray_200x250

Drawn people sit in one studio each time: one ground, one light, one place; with a folder, each file is another sitter.
All pairs of a studio are compared by PDQ, by the 64-bit pHash of imagehash, and, where their hashes or points meet, by
the photo signal. `--keep` writes what PDQ says where the application and `linkgraph explain` quote it from.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

import linkgraph.content.strangers
from benchmarks.photos import LIKE
from linkgraph.content import open_picture
from linkgraph.content.descriptor import describe
from linkgraph.content.hamming import pack
from linkgraph.content.hamming.words import Words
from linkgraph.content.pdq import pdq, small_grey
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.signals import signals

STEPS = {"PDQ, of 256 bits": (20, 31, 40, 50, 60, 70), "imagehash.phash, of 64 bits": (2, 4, 6, 8, 10, 12)}
Counts = npt.NDArray[np.int64]


def main() -> None:
    """Prints, for some distances, how many pairs are as near."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--drawn", type=int, default=150, help="people in each studio")
    parser.add_argument("--studios", type=int, default=8)
    parser.add_argument("--compared", type=int, default=200, help="sitters of each studio the photo signal looks at")
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    counts = {name: np.zeros(257, np.int64) for name in STEPS}
    pairs = looked_at = wrong = 0
    for pictures in [read(given.folder)] if given.folder else drawn(given.drawn, given.studios):
        marks = [describe(picture) for picture in pictures[: given.compared]]
        pairs += len(marks) * (len(marks) - 1) // 2
        counts["PDQ, of 256 bits"] += apart(pack([pdq(small_grey(picture)) for picture in pictures]))
        counts["imagehash.phash, of 64 bits"] += apart(pack([str(imagehash.phash(picture)) for picture in pictures]))
        photo = signals()["photo"]
        met = list(photo.candidates(marks) or ())
        looked_at += len(met)
        wrong += sum(photo.compare(marks[i], marks[j]) is not None for i, j in met)
    tell(counts)
    print(f"\nthe photo signal looked at {looked_at:,} of {pairs:,} pairs and called {wrong} one photo")
    if given.keep:
        keep(counts["PDQ, of 256 bits"])


def read(folder: Path) -> list[Image.Image]:
    """The pictures in a folder."""
    return [open_picture(path) for path in sorted(folder.iterdir())]


def drawn(people: int, studios: int) -> Iterator[list[Image.Image]]:
    """Different people, studio by studio."""
    for studio in range(studios):
        rngs = (random.Random(f"sitter {studio} {at}") for at in range(people))
        yield [draw_portrait(rng, LIKE[at % len(LIKE)], studio).image.convert("RGB") for at, rng in enumerate(rngs)]


def apart(words: Words) -> Counts:
    """How many pairs are 0, 1, ... 256 bits apart."""
    counts = np.zeros(257, np.int64)
    for at in range(len(words) - 1):
        bits = np.bitwise_count(words[at + 1 :] ^ words[at]).sum(axis=1, dtype=np.int64)
        counts += np.bincount(bits, minlength=257)
    return counts


def tell(counts: dict[str, Counts]) -> None:
    """Prints the table."""
    total = int(next(iter(counts.values())).sum())
    print(f"{total:,} pairs of different people's portraits in one studio\n")
    print("| hash | at most so far apart | pairs |\n| --- | ---: | ---: |")
    for name, found in counts.items():
        for most in STEPS[name]:
            print(f"| {name} | {most} | {int(found[: most + 1].sum()):,} |")


def keep(counts: Counts) -> None:
    """Writes the data of `linkgraph.content.strangers`."""
    so_near = np.cumsum(counts)[: linkgraph.content.strangers.MOST + 1].tolist()
    text = (
        "# Written by `python -m benchmarks.studio --keep`: pairs of portraits of strangers drawn in one studio,\n"
        f"# and how many of them are at most 0, 1, ... bits of 256 apart by PDQ.\n"
        f"pairs = {int(counts.sum())}\nso_near = {so_near}\n"
    )
    Path(linkgraph.content.strangers.__file__).with_name("strangers.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
