"""Which of very many numbers are among a few: nearly all that are not are told by one look at a table of bits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

THIN = 5
"""As a power of two, how many more bits the table has than numbers: of so many that are not held one passes."""

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Sieve:
    """Some numbers, 0 and above, each once and in order."""

    def __init__(self, held: Codes) -> None:
        self._held = held
        self._narrow = np.uint64(64 - THIN - len(held).bit_length())
        self._table = np.zeros(1 << (64 - int(self._narrow)), np.bool_)
        self._table[self._bucket(held)] = True

    def holds(self, codes: Codes) -> Flags:
        """Which of `codes` are among them."""
        found = self._table[self._bucket(codes)]
        some = np.flatnonzero(found)
        if len(some):
            at = np.minimum(np.searchsorted(self._held, codes[some]), len(self._held) - 1)
            found[some] = self._held[at] == codes[some]
        return found

    def _bucket(self, codes: Codes) -> npt.NDArray[np.int64]:
        """Where a number stands in the table (Knuth's multiplicative hashing)."""
        return (codes.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> self._narrow).astype(np.int64)
