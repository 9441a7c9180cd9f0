"""What traces of saving say about a picture: double JPEG compression and error-level analysis.

    python -m benchmarks.edited --portraits 120
    python -m benchmarks.edited --folder ../shared/data/photos_congress/gray_200x250

Every picture is saved as JPEG once; saved again, untouched; and saved again with the head of somebody else, which came
from another JPEG. Then all are taken as they are, and once more as a site gives them out: made smaller, saved anew.
Printed is, for each trace, how many of the edited pictures it finds where one in a hundred of the others is called so
too.

Double compression (Popescu and Farid 2004): how regularly the steps of the DCT's coefficients have gaps. Error level
(Krawetz 2007): how much a tile changes when the picture is saved again, by how much detail it has, against the other
tiles; the oddest tile decides, or, as if somebody had said where to look, those of the head.
"""

from __future__ import annotations

import argparse
import io
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from benchmarks.photos import LIKE
from linkgraph.content import open_picture
from linkgraph.demo.portraits.draw import draw_portrait

Grey = npt.NDArray[np.float64]
Picture = Image.Image
FREQUENCIES = ((0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1), (2, 2), (0, 3), (3, 0))
STEPS = 64
"""Steps of a coefficient to each side of 0 that are counted."""
AGAIN = 90
"""Quality at which error-level analysis saves once more."""
TILE = 16
HEAD = (0.3, 0.15, 0.7, 0.65)
SITE = (0.7, 80)
"""What a site does: the size, and the quality."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--portraits", type=int, default=120)
    parser.add_argument("--folder", type=Path, help="of pictures, instead of drawn ones")
    given = parser.parse_args()
    pictures = _read(given.folder) if given.folder else _drawn(given.portraits)
    made = [_ways(random.Random(f"saved {at}"), one, pictures[at - 1]) for at, one in enumerate(pictures)]
    print(f"{len(pictures)} pictures\n\n| trace | what is told apart | as saved | as a site gives it out |")
    print("| --- | --- | ---: | ---: |")
    for name, trace in TRACES:
        values = {key: np.array([trace(ways[key]) for ways in made]) for key in made[0]}
        for told, found, others in (
            ("saved twice, from saved once", "twice", "once"),
            ("another's head, from saved twice", "pasted", "twice"),
        ):
            cells = [_share(values[f"{found}{site}"], values[f"{others}{site}"]) for site in ("", " site")]
            print(f"| {name} | {told} | {cells[0]:.2f} | {cells[1]:.2f} |", flush=True)


def _drawn(count: int) -> list[Picture]:
    rngs = (random.Random(f"portrait {at}") for at in range(count))
    return [_grained(draw_portrait(rng, LIKE[at % len(LIKE)]).image, at) for at, rng in enumerate(rngs)]


def _grained(picture: Picture, seed: int) -> Picture:
    """With the grain of a camera."""
    pixels = np.asarray(picture.convert("RGB"), dtype=np.float64)
    grain = np.random.default_rng(seed).normal(0, 3, pixels.shape[:2])[..., None]
    return Image.fromarray((pixels + grain).clip(0, 255).astype(np.uint8))


def _read(folder: Path) -> list[Picture]:
    return [open_picture(path).convert("RGB") for path in sorted(folder.iterdir())]


def _ways(rng: random.Random, one: Picture, other: Picture) -> dict[str, bytes]:
    """The file saved once, twice, and with a head pasted in; then each as a site gives it out."""
    first, second = rng.sample([65, 70, 75, 80, 85, 90], 2)
    final = rng.choice([75, 80, 85, 90, 95])
    plain = _opened(_saved(one, first))
    pasted = _pasted(plain, _opened(_saved(other, second)))
    made = {"once": _saved(one, final), "twice": _saved(plain, final), "pasted": _saved(pasted, final)}
    return {**made, **{f"{name} site": _given_out(raw) for name, raw in made.items()}}


def _pasted(ground: Picture, other: Picture) -> Picture:
    """The head of the other, its edge softened."""
    mask = Image.new("L", ground.size)
    left, top, right, low = HEAD
    wide, high = ground.size
    ImageDraw.Draw(mask).ellipse((left * wide, top * high, right * wide, low * high), fill=255)
    made = ground.copy()
    made.paste(other.resize(ground.size), mask=mask.filter(ImageFilter.GaussianBlur(wide / 80)))
    return made


def _given_out(raw: bytes) -> bytes:
    picture = _opened(raw)
    return _saved(picture.resize((round(picture.width * SITE[0]), round(picture.height * SITE[0]))), SITE[1])


def _saved(picture: Picture, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


def _opened(raw: bytes) -> Picture:
    return Image.open(io.BytesIO(raw)).convert("RGB")


def double(raw: bytes) -> float:
    """How regularly the coefficients of the JPEG have gaps: the highest peak in the spectrum of their counts."""
    picture = Image.open(io.BytesIO(raw))
    table = np.array(picture.quantization[0]).reshape(8, 8)  # type: ignore[attr-defined]
    peaks = [_peak(block_values) for block_values in _coefficients(picture, table)]
    return float(np.mean(peaks))


def _coefficients(picture: Picture, table: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """For each of some frequencies its quantised coefficients in all blocks of 8 x 8 pixels."""
    from scipy.fft import dctn

    grey = np.asarray(picture.convert("YCbCr"), dtype=np.float64)[..., 0] - 128
    high, wide = (length // 8 for length in grey.shape)
    blocks = grey[: high * 8, : wide * 8].reshape(high, 8, wide, 8).swapaxes(1, 2)
    values = dctn(blocks, axes=(2, 3), norm="ortho")
    for row, column in FREQUENCIES:
        yield np.rint(values[:, :, row, column] / table[row, column]).astype(np.int64).ravel()


def _peak(values: npt.NDArray[np.int64]) -> float:
    counts = np.bincount(values[np.abs(values) <= STEPS] + STEPS, minlength=2 * STEPS + 1).astype(float)
    smooth = np.convolve(counts, np.ones(5) / 5, mode="same")
    rough = (counts - smooth) / np.sqrt(smooth + 1)
    spectrum = np.abs(np.fft.rfft(rough))
    return float(spectrum[4:].max() / (np.median(spectrum[4:]) + 1e-9))


def level(raw: bytes) -> float:
    """How far the tile stands out whose error is the oddest for its detail."""
    odd = np.abs(_oddness(raw))
    return float(odd.max() / (np.median(odd) + 1e-9))


def level_of_head(raw: bytes) -> float:
    """How far the tiles of the head stand out together."""
    odd = _oddness(raw)
    high, wide = odd.shape
    left, top, right, low = (round(part * size) for part, size in zip(HEAD, (wide, high) * 2, strict=True))
    inside = np.zeros(odd.shape, bool)
    inside[top:low, left:right] = True
    return float(abs(odd[inside].mean() - odd[~inside].mean()) / (np.median(np.abs(odd)) + 1e-9))


def _oddness(raw: bytes) -> Grey:
    """By how much the error of each tile is off what its detail leads to, about its middle."""
    picture = _opened(raw)
    again = _opened(_saved(picture, AGAIN))
    grey, other = (np.asarray(each.convert("L"), dtype=np.float64) for each in (picture, again))
    error, detail = (np.log1p(_by_tile(np.abs(grey - each))) for each in (other, _blurred(picture)))
    odd = error - np.polyval(np.polyfit(detail.ravel(), error.ravel(), 1), detail)
    return np.asarray(odd - np.median(odd))


def _blurred(picture: Picture) -> Grey:
    return np.asarray(picture.convert("L").filter(ImageFilter.GaussianBlur(1.5)), dtype=np.float64)


def _by_tile(values: Grey) -> Grey:
    high, wide = (length // TILE for length in values.shape)
    return values[: high * TILE, : wide * TILE].reshape(high, TILE, wide, TILE).mean(axis=(1, 3))


def _share(found: Grey, others: Grey) -> float:
    """The part of `found` above all but one in a hundred of `others`."""
    return float((found > np.quantile(others, 0.99)).mean())


TRACES = (("double compression", double), ("error level", level), ("error level of the head", level_of_head))


if __name__ == "__main__":
    main()
