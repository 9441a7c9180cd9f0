"""HEIC and AVIF: told by their brand (ISO 14496-12, 23008-12), read by what is installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from linkgraph.errors import SourceError

HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1", b"mif2"})
AVIF = frozenset({b"avif", b"avis"})


def prepare(path: Path) -> None:
    """Makes Pillow ready for a HEIC or AVIF file; for other files nothing. SourceError where it cannot be read here."""
    brand = brand_of(path)
    if brand in HEIC and not _heic_is_read():
        raise SourceError(f"{path} is HEIC, which needs a reader: pip install 'linkgraph[pictures]'")
    if brand in AVIF and not _avif_is_read():
        raise SourceError(f"{path} is AVIF, which the Pillow installed here cannot read: pip install -U pillow")


def brand_of(path: Path) -> bytes:
    """The main brand of a file in the ISO base media format; empty for others."""
    with path.open("rb") as file:
        head = file.read(12)
    return head[8:12] if head[4:8] == b"ftyp" else b""


@cache
def _heic_is_read() -> bool:
    try:
        import pillow_heif
    except ImportError:
        return False
    pillow_heif.register_heif_opener(thumbnails=False)
    return True


@cache
def _avif_is_read() -> bool:
    from PIL import features

    return bool(features.check("avif"))
