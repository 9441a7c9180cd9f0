"""How fast photos are hashed, beside imagehash and pdqhash: JPEGs of 2 to 12 megapixels.

One process each, by processor time; then linkgraph on all processors beside imagehash in one process, by the clock.

uv pip install --group bench
python -m benchmarks.hashing --pictures 6
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import imagehash
import numpy as np
import pdqhash
from PIL import Image

from linkgraph.content.hashing import hash_file, hash_files

MEGAPIXELS = (2, 5, 8, 12)
AT_ONCE = 8
"""Times that linkgraph hashes all pictures in a round by the clock, so that the threads have enough to do."""


def make(folder: Path, count: int, megapixels: int, seed: int) -> list[Path]:
    """JPEGs in the shape and with the detail of photographs: clouds of many sizes, and noise."""
    rng, paths = np.random.default_rng(seed), []
    high = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    size = (high * 4 // 3, high)
    for at in range(count):
        mixed = np.zeros((size[1], size[0], 3), dtype=np.float32)
        for level in (4, 16, 64, 256):
            rough = Image.fromarray(rng.integers(0, 256, (level, level, 3), dtype=np.uint8))
            mixed += np.asarray(rough.resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / level**0.5
        mixed += rng.normal(0, 4, mixed.shape[:2])[..., None]
        mixed = (mixed - mixed.min()) / (mixed.max() - mixed.min()) * 255
        path = folder / f"{megapixels}-{at}.jpg"
        Image.fromarray(mixed.astype(np.uint8)).save(path, quality=88)
        paths.append(path)
    return paths


def by_imagehash(path: Path) -> object:
    """64 bits, from the whole picture."""
    with Image.open(path) as picture:
        return imagehash.phash(picture)


def by_pdqhash(path: Path) -> object:
    """256 bits, from the whole picture."""
    with Image.open(path) as picture:
        return pdqhash.compute(np.asarray(picture.convert("RGB")))


def seconds(ways: Sequence[Callable[[Path], object]], paths: list[Path], rounds: int) -> list[float]:
    """Processor seconds of each way for one picture: the best of several rounds, the ways in turn."""
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for at, way in enumerate(ways):
            begun = time.process_time()
            for path in paths:
                way(path)
            best[at] = min(best[at], (time.process_time() - begun) / len(paths))
    return best


def by_the_clock(paths: list[Path], workers: int, rounds: int) -> tuple[float, float]:
    """Seconds for one picture: linkgraph with `workers`, imagehash in one process; the best of rounds in turn."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        list(hash_files(paths * AT_ONCE, workers))
        between = time.perf_counter()
        for path in paths:
            by_imagehash(path)
        found.append(((between - begun) / AT_ONCE, time.perf_counter() - between))
    own, other = (min(each) / len(paths) for each in zip(*found, strict=True))
    return own, other


def main() -> None:
    """Prints a table, and how far the hashes are from those of pdqhash."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    workers = os.cpu_count() or 1
    print(
        f"pictures a second; 'all' is linkgraph on {workers} processors beside imagehash in one process, by the clock"
    )
    print("| megapixels | linkgraph | imagehash.phash | pdqhash | times imagehash | times pdqhash | all |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    apart = []
    with tempfile.TemporaryDirectory() as folder:
        for megapixels in MEGAPIXELS:
            paths = make(Path(folder), given.pictures, megapixels, megapixels)
            own, image = seconds((hash_file, by_imagehash), paths, given.rounds)
            (pdq,) = seconds((by_pdqhash,), paths[:1], 1)
            cells = (f"{1 / own:.0f}", *(f"{x:.1f}" for x in (1 / image, 1 / pdq, image / own, pdq / own)))
            clock, one = by_the_clock(paths, workers, given.rounds)
            print(f"| {megapixels} | {' | '.join(cells)} | {one / clock:.1f} |")
            for path in paths:
                bits, _ = by_pdqhash(path)  # type: ignore[misc]
                apart.append((int(hash_file(path)[0], 16) ^ int(np.packbits(bits).tobytes().hex(), 16)).bit_count())
    print(f"bits of 256 between both PDQ hashes: {np.mean(apart):.1f} on average, {max(apart)} at most")


if __name__ == "__main__":
    main()
