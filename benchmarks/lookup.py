"""How long a lookup takes among many.

By photo: hashes and points made at random, files made for as many as are opened; a picture that is there is looked up
turned and re-encoded, and as a part of a page. By text: the made-up texts of `benchmarks.texts`.

python -m benchmarks.lookup --photos 1000000
python -m benchmarks.lookup --photos 0 --texts 100000
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from benchmarks.photos import LIKE
from benchmarks.texts import make
from benchmarks.transforms import TRANSFORMS
from linkgraph.content import open_picture
from linkgraph.content.descriptor import describe, parse
from linkgraph.content.hamming import pack
from linkgraph.content.pdq import pdq, small_grey, turned_hashes
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.pipeline.lookup import OPENED, worth_opening
from linkgraph.pipeline.photo_index import nearest, write_index
from linkgraph.pipeline.point_index import Described, write_points
from linkgraph.pipeline.text_index import BATCH, texts_near, write_texts
from linkgraph.signals import signals
from linkgraph.signals.document import Document

FILES = 12
POINTS = 160
"""Of a picture."""


def main() -> None:
    """Prints the seconds of each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=1_000_000)
    parser.add_argument("--texts", type=int, default=0)
    given = parser.parse_args()
    if given.texts:
        among_texts(given.texts)
    if not given.photos:
        return
    with tempfile.TemporaryDirectory() as name:
        among_photos(Path(name), given.photos)


def among_photos(folder: Path, count: int) -> None:
    """Writes both files that are searched, then looks two pictures up."""
    for at in range(FILES):
        draw_portrait(random.Random(f"portrait {at}"), LIKE[at % len(LIKE)]).image.save(folder / f"{at}.jpg")
    there = open_picture(folder / "3.jpg")
    raw = np.random.default_rng(1).bytes(32 * count)
    hashes = [raw[at : at + 32].hex() for at in range(0, len(raw), 32)]
    files = [f"{at % FILES}.jpg" for at in range(count)]
    ids = [f"{at:064x}" for at in range(count)]
    hashes[count // 2], files[count // 2] = pdq(small_grey(there)), "3.jpg"
    begun = time.perf_counter()
    write_index(folder, pa.table({"id": ids, "file": files, "hash": hashes}))
    written = time.perf_counter()
    write_points(folder, described(ids, files, parse(describe(there)).seen.points.bits), count)
    size = (folder / "points.arrow").stat().st_size >> 20
    print(
        f"{count:,} photos: hashes are written in {written - begun:.1f} s, "
        f"points in {time.perf_counter() - written:.1f} s ({size:,} MB)"
    )
    there.rotate(90, expand=True).save(folder / "turned.jpg", quality=60)
    TRANSFORMS["CV page"](there, random.Random(1)).save(folder / "page.jpg")
    for file in ("turned.jpg", "page.jpg") * 3:
        look_up(folder, file)


def described(ids: list[str], files: list[str], there: npt.NDArray[np.uint8]) -> Iterator[Described]:
    """Pictures with the points of none, and in the midst of them one with those that are `there`."""
    rng = np.random.default_rng(2)
    for at, (id, file) in enumerate(zip(ids, files, strict=True)):
        yield id, file, there if at == len(ids) // 2 else rng.integers(0, 256, (POINTS, 8), dtype=np.uint8)


def among_texts(count: int) -> None:
    """Writes the index and looks three texts up, each with a tenth of its words left out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "texts.txt", count, 1)
        lines = (folder / "texts.txt").read_text(encoding="ascii").splitlines()
        begun, signal = time.process_time(), Document()
        parts = (lines[at : at + BATCH] for at in range(0, count, BATCH))
        marked = (list(enumerate(signal.fingerprints(part))) for part in parts)
        write_texts(folder, ([(str(at), mark) for at, mark in part if mark] for part in marked))
        size = (folder / "texts.arrow").stat().st_size >> 20
        print(f"{count:,} texts: the index of {size} MB is written in {time.process_time() - begun:.1f} s of processor")
        for at in (count // 3, count // 2, count - 1):
            words = lines[at].split()
            pasted = " ".join(word for place, word in enumerate(words) if place % 10)
            clock, begun = time.perf_counter(), time.process_time()
            found = texts_near(folder, signal.fingerprint(pasted) or "") or []
            spent, clock = time.process_time() - begun, time.perf_counter() - clock
            print(
                f"a pasted text of {len(words)} words: {len(found)} found in {clock:.2f} s ({spent:.2f} s of processor)"
            )


def look_up(folder: Path, file: str) -> None:
    """One lookup, as `linkgraph lookup --photo` does it; seconds of processor of each step, and all by the clock."""
    clock, begun = time.perf_counter(), time.process_time()
    picture = open_picture(folder / file)
    wanted, ways = describe(picture), pack(turned_hashes(small_grey(picture)))
    read = time.process_time()
    found = worth_opening(folder, wanted, nearest(folder, ways, OPENED) or [])
    searched = time.process_time()
    photo = signals()["photo"]
    levels = [photo.compare(wanted, describe(open_picture(folder / each.file))) for each in found]
    ended, clock = time.process_time(), time.perf_counter() - clock
    said = [(each.id.lstrip("0"), level.level) for each, level in zip(found, levels, strict=True) if level]
    print(
        f"{file} in {clock:.2f} s ({ended - begun:.2f} s of processor): read {read - begun:.2f}, "
        f"searched {searched - read:.2f}, {len(found)} opened and compared {ended - searched:.2f}; found {said}"
    )


if __name__ == "__main__":
    main()
