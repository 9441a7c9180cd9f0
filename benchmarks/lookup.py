"""How long a lookup takes among many.

By photo: hashes made at random, files made for as many as are opened. By text: the made-up texts of `benchmarks.texts`.

python -m benchmarks.lookup --photos 1000000
python -m benchmarks.lookup --photos 0 --texts 100000
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa

from benchmarks.photos import LIKE
from benchmarks.texts import make
from linkgraph.content import open_picture
from linkgraph.content.descriptor import describe
from linkgraph.content.hamming import pack
from linkgraph.content.pdq import pdq, small_grey, turned_hashes
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.pipeline.lookup import OPENED, worth_opening
from linkgraph.pipeline.photo_index import nearest, write_index
from linkgraph.pipeline.text_index import BATCH, texts_near, write_texts
from linkgraph.signals import signals
from linkgraph.signals.document import Document

FILES = 12


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
        folder = Path(name)
        for at in range(FILES):
            draw_portrait(random.Random(f"portrait {at}"), LIKE[at % len(LIKE)]).image.save(folder / f"{at}.jpg")
        raw = np.random.default_rng(1).bytes(32 * given.photos)
        hashes = [raw[at : at + 32].hex() for at in range(0, len(raw), 32)]
        hashes[given.photos // 2] = pdq(small_grey(open_picture(folder / "3.jpg")))
        files = [f"{at % FILES}.jpg" for at in range(given.photos)]
        files[given.photos // 2] = "3.jpg"
        ids = [f"{at:064x}" for at in range(given.photos)]
        begun = time.perf_counter()
        write_index(folder, pa.table({"id": ids, "file": files, "hash": hashes}))
        print(f"{given.photos:,} photos: the index is written in {time.perf_counter() - begun:.1f} s")
        open_picture(folder / "3.jpg").rotate(90, expand=True).save(folder / "seen.jpg", quality=60)
        for _ in range(3):
            look_up(folder)


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


def look_up(folder: Path) -> None:
    """One lookup, as `linkgraph lookup --photo` does it."""
    begun = time.perf_counter()
    picture = open_picture(folder / "seen.jpg")
    wanted, ways = describe(picture), pack(turned_hashes(small_grey(picture)))
    read = time.perf_counter()
    found = worth_opening(nearest(folder, ways, OPENED) or [])
    searched = time.perf_counter()
    photo = signals()["photo"]
    levels = [photo.compare(wanted, describe(open_picture(folder / each.file))) for each in found]
    ended = time.perf_counter()
    print(
        f"{ended - begun:.2f} s: picture read {read - begun:.2f}, searched {searched - read:.2f}, "
        f"{len(found)} opened and compared {ended - searched:.2f}; nearest is {found[0].bits} bits away: {levels[0]}"
    )


if __name__ == "__main__":
    main()
