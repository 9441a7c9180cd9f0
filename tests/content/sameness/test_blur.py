from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from linkgraph.content.sameness.blur import blurred


@pytest.mark.parametrize("deviation", [1.0, 1.37, 3.0, 8.2, 40.0])
def test_it_is_the_filter(deviation: float) -> None:
    """Beyond 16 steps it reaches across the whole picture and back."""
    for seed in range(20):
        grey = np.random.default_rng(seed).integers(0, 256, (64, 64)).astype(np.float32)
        assert np.abs(blurred(grey, deviation) - gaussian_filter(grey, deviation)).max() < 1e-4
