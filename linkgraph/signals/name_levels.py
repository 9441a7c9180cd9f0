"""How names agree, in levels: from what is alike, one pair or many."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linkgraph.signals.name_parts import Matches
from linkgraph.signals.name_scripts import latin

SENTENCES = {
    "same": "carry the same name",
    "longer": "carry one name, once with further parts",
    "spelling": "carry one name, spelt differently",
    "initials": "carry names that agree as far as initials go",
    "part": "have the one name that is stated in common",
    "partial": "have part of the name in common",
    "different": "carry different names",
}
PLACE = {level: at for at, level in enumerate(SENTENCES)}
SPELLING = PLACE["spelling"]
JOINED = 0.95
"""Likeness of names of the same letters cut into other parts."""


def whole(name: str) -> str:
    """The level of a name with itself: with one part and initials it is no whole name."""
    lengths = [len(part) for part in latin(name).split()]
    return "initials" if 1 in lengths and sum(length > 1 for length in lengths) < 2 else "same"


def level_of(left: int, right: int, alike: int, equal: int, initials: int) -> str:
    """The level of two names of so many parts, of which so many are alike, equal, or but an initial."""
    fewest = min(left, right)
    if alike < fewest:
        return "partial" if alike else "different"
    if fewest == 1:
        return "part" if equal else "partial"
    if initials:
        return "initials"
    return "longer" if equal == fewest else "spelling"


def levels_of(found: Matches) -> npt.NDArray[np.int64]:
    """`level_of` of many, as places."""
    fewest = np.minimum(found.left, found.right)
    levels = np.select(
        [
            found.alike == 0,
            found.alike < fewest,
            (fewest == 1) & (found.equal == 1),
            fewest == 1,
            found.initials > 0,
        ],
        [PLACE["different"], PLACE["partial"], PLACE["part"], PLACE["partial"], PLACE["initials"]],
        SPELLING,
    )
    levels[(levels == SPELLING) & (found.equal == fewest)] = PLACE["longer"]
    return levels
