"""Many pairs of the same names: the names are taken apart once, however often pairs of them are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from linkgraph.signals.name_levels import JOINED, PLACE, SPELLING, level_of, levels_of, whole
from linkgraph.signals.name_parts import Matches, Parts
from linkgraph.signals.name_scripts import crossings, latin, likeness

Ints = npt.NDArray[np.int64]


class Names:
    """Distinct fingerprints of names, to be compared by their places; `bits` as for `Signal.grade`."""

    def __init__(self, names: Sequence[str], bits: Mapping[str, float]) -> None:
        plain = [latin(name) for name in names]
        spelt = sorted(set(plain))
        number = {name: at for at, name in enumerate(spelt)}
        self._names = names
        self._parts = Parts(spelt, bits)
        self._plain = np.array([number[name] for name in plain], np.int64)
        self._crosses = np.array([name != text for name, text in zip(plain, names, strict=True)], bool)
        self._letters = letters(plain)
        self._whole = np.array([PLACE[whole(name)] for name in names], np.int64)

    def grade(self, left: Ints, right: Ints) -> tuple[Ints, Matches]:
        """Levels, by their places, and what is alike, of the names at these places; both of shape (n,)."""
        found = self._parts.match_all(self._plain[left], self._plain[right])
        levels = levels_of(found)
        cut = joined(self._letters[left], self._letters[right])
        levels[cut], found.likeness[cut] = SPELLING, JOINED
        across = np.flatnonzero(self._crosses[left] != self._crosses[right])
        pairs = [(self._names[left[at]], self._names[right[at]]) for at in across.tolist()]
        for place, crossing in crossings(pairs):
            at = across[place]
            level = level_of(crossing.left, crossing.right, crossing.alike, 0, 0)
            levels[at] = min(levels[at], PLACE[level])
            found.likeness[at] = likeness(crossing.bits)
        equal = left == right
        levels[equal], found.likeness[equal] = self._whole[left[equal]], 1.0
        return levels, found


def placed(lefts: Sequence[str], rights: Sequence[str]) -> tuple[list[str], Ints, Ints]:
    """The distinct names of both sides, and the places of each side's."""
    names = list(dict.fromkeys([*lefts, *rights]))
    place = {name: at for at, name in enumerate(names)}
    one, other = (np.fromiter(map(place.__getitem__, side), np.int64, len(side)) for side in (lefts, rights))
    return names, one, other


def joined(one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Whether names of these `letters` are one name, or the same letters cut into other parts."""
    found: npt.NDArray[np.bool_] = (one >> 1 == other >> 1) & ((one | other) & 1 == 1)
    return found


def letters(names: Sequence[str]) -> Ints:
    """Which letters each has in whatever order, as a number, times two; one more where it has several parts."""
    sorted_ = ["".join(sorted(name.replace(" ", ""))) for name in names]
    number = {text: at for at, text in enumerate(dict.fromkeys(sorted_))}
    return np.array([2 * number[text] + (" " in name) for text, name in zip(sorted_, names, strict=True)], np.int64)
