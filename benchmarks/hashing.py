"""How fast photos are hashed, beside imagehash and pdqhash: JPEGs of 2 to 12 megapixels, one process.

uv pip install --group bench
python -m benchmarks.hashing --pictures 6
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import imagehash
import numpy as np
import pdqhash
from PIL import Image

from linkgraph.content.hashing import hash_file

MEGAPIXELS = (2, 5, 8, 12)


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


def seconds(work: Callable[[Path], object], paths: list[Path]) -> float:
    """Processor seconds for one picture, the best of three rounds."""
    rounds = []
    for _ in range(3):
        begun = time.process_time()
        for path in paths:
            work(path)
        rounds.append((time.process_time() - begun) / len(paths))
    return min(rounds)


def main() -> None:
    """Prints a table, and how far the hashes are from those of pdqhash."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=6)
    given = parser.parse_args()
    print("| megapixels | linkgraph, a second | imagehash.phash | pdqhash | times imagehash | times pdqhash |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    apart = []
    with tempfile.TemporaryDirectory() as folder:
        for megapixels in MEGAPIXELS:
            paths = make(Path(folder), given.pictures, megapixels, megapixels)
            own, image, pdq = (seconds(work, paths) for work in (hash_file, by_imagehash, by_pdqhash))
            cells = (f"{1 / own:.0f}", *(f"{x:.1f}" for x in (1 / image, 1 / pdq, image / own, pdq / own)))
            print(f"| {megapixels} | {' | '.join(cells)} |")
            for path in paths:
                bits, _ = by_pdqhash(path)  # type: ignore[misc]
                apart.append((int(hash_file(path)[0], 16) ^ int(np.packbits(bits).tobytes().hex(), 16)).bit_count())
    print(f"bits of 256 between both PDQ hashes: {np.mean(apart):.1f} on average, {max(apart)} at most")


if __name__ == "__main__":
    main()
