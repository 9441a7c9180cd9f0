from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from scipy.ndimage import uniform_filter1d

from linkgraph.content.smoothing import SIDE, small_grey


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    small = Image.fromarray(rng.integers(0, 256, (12, 9), dtype=np.uint8))
    return small.resize(size, Image.Resampling.BICUBIC)


def slow(picture: Image.Image) -> npt.NDArray[np.float32]:
    """As the specification says it."""
    pixels = np.asarray(picture, dtype=np.float32)
    for axis in (0, 1):
        window = -(-pixels.shape[axis] // (2 * SIDE))
        for _ in range(2):
            pixels = uniform_filter1d(pixels, window, axis=axis, mode="nearest", origin=0 if window % 2 else -1)
    down, across = (((np.arange(SIDE) + 0.5) * length / SIDE).astype(int) for length in pixels.shape)
    return np.asarray(pixels[down][:, across])


@pytest.mark.parametrize("size", [(40, 50), (64, 64), (128, 129), (300, 200), (1000, 901), (257, 5), (1, 1)])
def test_it_is_what_two_box_filters_give(size: tuple[int, int]) -> None:
    picture = noise(size, sum(size))
    assert np.abs(small_grey(picture) - slow(picture))[1:-1, 1:-1].max() < 1e-2
    assert np.abs(small_grey(picture) - slow(picture)).max() < 2.5  # at the edge the boxes are cut one after the other


def test_a_reduced_picture_gives_what_the_full_one_gives() -> None:
    picture = noise((1600, 1200), 1)
    near = small_grey(picture.reduce(8), picture.size)
    shifted = small_grey(picture.reduce(8))
    assert np.abs(near - slow(picture)).mean() < 0.5 < np.abs(shifted - slow(picture)).mean()
