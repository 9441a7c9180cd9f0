"""Whether two names, as they are written, are taken to be one: the decision at its default threshold."""

from __future__ import annotations

from linkgraph.normalise import normaliser
from linkgraph.signals.base import Comparison
from linkgraph.signals.name import Name

AGREED = frozenset({"same", "longer", "spelling", "initials"})
"""Levels at which every part of the shorter name, and at least two, has its like in the longer one."""
SAME = 0.1
"""Likeness that two names must not fall short of by more, where neither has a second part."""


def same_name(left: str, right: str) -> bool:
    """True where two raw names are one name, whatever their order, script, titles, initials and spelling."""
    found = compare_names(left, right)
    if found is None:
        return False
    return found.level in AGREED or (found.level in ("part", "partial") and _both_short(left, right, found))


def compare_names(left: str, right: str) -> Comparison | None:
    """How the name signal compares two raw names; None where one of them is none."""
    first, second = _fingerprint(left), _fingerprint(right)
    return Name().compare(first, second) if first and second else None


def _both_short(left: str, right: str, found: Comparison) -> bool:
    """One part each: alike, or one with parts added to the only part the other has."""
    first, second = _fingerprint(left) or "", _fingerprint(right) or ""
    return found.distance <= SAME and " " not in first and " " not in second


def _fingerprint(name: str) -> str | None:
    return Name().fingerprint(normaliser("name")(name, None) or name)
