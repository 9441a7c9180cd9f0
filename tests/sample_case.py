"""A case folder with the sample graph of `tests.read.sample` published into it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from linkgraph.store import open_store
from tests.read.sample import sample


def publish(folder: Path) -> Path:
    """Makes `folder` a case whose last run found what the sample says."""
    (folder / ".linkgraph").mkdir(parents=True)
    (folder / "profiles.csv").write_text("account\nupwork:anna\n", encoding="utf-8")
    (folder / "photos").mkdir()
    for number, name in enumerate(("p1", "p2")):
        Image.effect_mandelbrot((160, 120), (-2, -1.5, 1, 1.5), 20 + number).save(folder / f"photos/{name}.jpg")
    store = open_store(f"ladybug:{folder / '.linkgraph' / 'graph.lbug'}")
    sample().save(store)
    store.close()
    return folder
