"""Names that are written as one word with the family name first: Korean ones in Hangul, `김종민`.

The family name is one of few, and is weighed by how many people carry it; what follows is the given name. The list
holds the shares that Statistics Korea counted in 2000, rounded, of rarer names estimated, and the usual spellings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import permutations
from math import log2
from typing import NamedTuple

SHORTEST, LONGEST = 2, 4
"""Syllables of a family and a given name together."""
ONE_OF = 1000.0


class Cut(NamedTuple):
    """One way of reading two names: the family name's bits, and the given name in both scripts."""

    family: float
    latin: str
    given: str


def cuts(first: Sequence[str], other: str, script: str) -> Iterator[Cut]:
    """Each way in which one Latin part spells the listed family name that `other` begins with."""
    families = _families(script)
    if not families or not SHORTEST <= len(other) <= LONGEST:
        return
    for size in (1, 2):
        share, spellings = families.get(other[:size], (0.0, frozenset()))
        for at, part in enumerate(first):
            if part in spellings and size < len(other):
                rest = [*first[:at], *first[at + 1 :]]
                yield from (Cut(-log2(share), "".join(order), other[size:]) for order in permutations(rest) if order)


@cache
def _families(script: str) -> dict[str, tuple[float, frozenset[str]]]:
    file = resources.files(__package__).joinpath("data", "families", f"{script}.tsv")
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {name: (float(share) / ONE_OF, frozenset(spelt.split())) for name, share, spelt in rows}
