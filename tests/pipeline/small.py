"""A case of nine accounts, small enough to read, and how to work on it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from linkgraph.read import clusters, evidence, links
from linkgraph.store.base import GraphStore

WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"
IBAN = "DE89370400440532013000"
LETTER = (
    "Dear client, I have read your description twice and I am sure that I can deliver a clean, tested and documented "
    "solution within two weeks. I have built eleven shops of this kind, the last one for a bakery in Leeds, and I "
    "answer every message within an hour. Please have a look at my portfolio and let us talk about the details."
)
PROFILES = [
    {"account": "upwork:a", "name": "Ji-woo Han", "email": "jiwoo@example.org", "wallet": WALLET, "country": "KR"},
    {"account": "guru:b", "name": "Marta Silva", "email": "marta@example.net", "wallet": WALLET, "country": "BR"},
    {"account": "fiverr:c", "name": "Paul Weber", "payment_account": IBAN, "birth_date": "1990-02-03"},
    {"account": "guru:d", "name": "Ann Okafor", "payment_account": IBAN, "birth_date": "1971-11-30"},
    {"account": "upwork:e", "name": "Lena Fox", "photo": "photos/e.png"},
    {"account": "fiverr:f", "name": "Olga Reyes", "photo": "photos/f.png"},
    {"account": "upwork:g", "name": "Sam Tanner", "email": "sam@example.com"},
    {"account": "guru:h", "name": "Nikhil Rao", "city": "Pune"},
    {"account": "fiverr:i", "name": "Tove Lind", "city": "Lund"},
]
DOCUMENTS = [
    {"account": "guru:h", "text": LETTER, "kind": "bid"},
    {"account": "fiverr:i", "text": LETTER.replace("Leeds", "Turin"), "kind": "bid"},
]
LINKED = [("fiverr:c", "guru:d"), ("fiverr:f", "upwork:e"), ("guru:b", "upwork:a")]
"""The pairs that are linked. The letter that h and i send supports a link, and does not make one."""


def table(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Writes rows as CSV, with every column any of them has."""
    kept = list(rows)
    columns = list(dict.fromkeys(name for row in kept for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(kept)


def picture(seed: int, side: int = 240) -> Image.Image:
    """Soft blobs of colour, others for each seed."""
    coarse = np.random.default_rng(seed).integers(0, 255, (7, 7, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize((side, side), Image.Resampling.BICUBIC)


def write(folder: Path) -> Case:
    """The small case in `folder`."""
    (folder / "photos").mkdir(parents=True)
    table(folder / "profiles.csv", PROFILES)
    table(folder / "documents.csv", DOCUMENTS)
    whole = picture(4)
    whole.save(folder / "photos/e.png")
    whole.crop((10, 8, 228, 230)).resize((200, 200)).save(folder / "photos/f.png")
    return Case.open(folder)


def run(case: Case, uri: str | None = None) -> dict[str, object]:
    """A run's summary, without the time it took."""
    return timeless(pipeline.run(case, uri, progress=SilentProgress()))


def timeless(summary: Mapping[str, object]) -> dict[str, object]:
    """A summary without its seconds."""
    return {key: value for key, value in summary.items() if key != "seconds"}


def linked(store: GraphStore) -> list[tuple[str, str]]:
    """The linked pairs, sorted."""
    return sorted((row["left"], row["right"]) for row in links(store))


def conclusions(store: GraphStore) -> tuple[list[object], list[object], list[object]]:
    """What was concluded, in a form to compare: evidence, links, clusters."""
    told = [
        (e["signal"], e["left"], e["right"], e["level"], e["weight"], e["left_value"], e["right_value"], e["detail"])
        for e in evidence(store)
    ]
    pairs = [(k["left"], k["right"], k["weight"], k["probability"], tuple(k["signals"])) for k in links(store)]
    groups = [(c["id"], c["size"], tuple(c["accounts"]), tuple(c["signals"])) for c in clusters(store)]
    return sorted(told, key=repr), sorted(pairs, key=repr), sorted(groups, key=repr)
