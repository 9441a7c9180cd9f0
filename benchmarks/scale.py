"""How long ingest and link take on a large made-up case, stage by stage.

    python -m benchmarks.scale --accounts 100000 --photos 50000
    python -m benchmarks.scale --accounts 100000 --photos 50000 --without logins documents

Prints one line a stage (items, seconds, processor seconds, items a second, peak memory so far) and the peak of the
largest worker.
The pictures are smooth random fields, all different, with one in a hundred shown again cut.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.demo.generate import build
from linkgraph.demo.write import write_without_files

SIDE = 96


class Timer:
    """A Progress that prints how long each stage took."""

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Timer]:
        """Times one stage."""
        self.items, begun, worked = 0, time.perf_counter(), processor()
        yield self
        seconds, busy = time.perf_counter() - begun, processor() - worked
        items = total or self.items
        rate = items / max(seconds, 1e-9)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name:24} {items:>12,} items {seconds:9.1f} s {busy:9.1f} s of processor {rate:>12,.0f} a second "
            f"peak so far {peak:6,.0f} MB",
            flush=True,
        )

    def advance(self, n: int = 1) -> None:
        """Counts items."""
        self.items += n

    def note(self, text: str) -> None:
        """Says nothing: only the times matter here."""


def processor() -> float:
    """Seconds of processor time, of this process and of its finished workers."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def make_case(folder: Path, accounts: int, photos: int, seed: int) -> None:
    """The tables of a made-up case without its drawn portraits, and `photos` random pictures."""
    world = build(seed, accounts)
    write_without_files(world, folder)
    owners = [account.id for account in world.accounts]
    _photos(folder, owners, photos, seed)


def _photos(folder: Path, owners: list[str], count: int, seed: int) -> None:
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    (folder / "photos").mkdir(exist_ok=True)
    with (folder / "photos.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["account", "file"])
        picture = _field(noise)
        for number, owner in enumerate(rng.sample(owners, min(count, len(owners)))):
            name = f"photos/{number:06}.jpg"
            picture = picture.crop((4, 4, SIDE - 3, SIDE - 5)) if number % 100 == 1 else _field(noise)
            picture.save(folder / name, quality=85)
            rows.writerow([owner, name])


def _field(noise: np.random.Generator) -> Image.Image:
    rough = noise.integers(0, 256, (9, 9, 3), dtype=np.uint8)
    return Image.fromarray(rough).resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def main() -> None:
    """Makes the case, then ingests and links it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--photos", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep the case here, and use it if it is there already")
    parser.add_argument("--without", nargs="*", default=[], metavar="TABLE", help="leave out: logins, documents, ...")
    parser.add_argument("--only-make", action="store_true", help="make the case, and stop")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="linkgraph-scale-"))
    if not (folder / "profiles.csv").exists():
        folder.mkdir(parents=True, exist_ok=True)
        make_case(folder, asked.accounts, asked.photos, asked.seed)
    for table in asked.without:
        (folder / f"{table}.csv").unlink(missing_ok=True)
    if not asked.only_make:
        _measure(folder)


def _measure(folder: Path) -> None:
    """Runs each command in a process of its own, as a user does."""
    begun = time.perf_counter()
    for command in (_ingest, _link):
        process = multiprocessing.get_context("spawn").Process(target=command, args=(folder,))
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(process.exitcode)
    print(f"total {time.perf_counter() - begun:.1f} s")


def _ingest(folder: Path) -> None:
    _told("ingest", lambda: pipeline.ingest(Case.open(folder), None, [], progress=Timer()))


def _link(folder: Path) -> None:
    _told("link", lambda: pipeline.link(Case.open(folder), None, progress=Timer()))


def _told(name: str, command: Callable[[], object]) -> None:
    begun = time.perf_counter()
    print(command())
    used = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = time.perf_counter() - begun
    print(f"{name} {seconds:.1f} s, peak memory {used[0]:,.0f} MB, largest worker {used[1]:,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
