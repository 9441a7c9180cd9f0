"""Whose an export is, as far as the addresses in its rows tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

ENOUGH = 3
"""So many names beside one address, and it is not the address of one of them."""


@dataclass
class Holders:
    """The addresses of one export, taken row by row."""

    own: Counter[str] = field(default_factory=Counter)
    """How often each address stands where the holder's does."""
    either: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Addresses that stand where the holder's does or the other party's, with the names of those money went to."""

    def take(self, own: str | None, either: str | None, name: str | None) -> None:
        """The addresses of one row, and the name of the other party."""
        if own:
            self.own[own.lower()] += 1
        if either:
            self.either[either.lower()].add((name or "").lower())

    @property
    def usual(self) -> str | None:
        """The address that stands most often where the holder's does, of several the first in the alphabet."""
        if self.side == "own":
            return next(iter(self.either))
        return min(self.own, key=lambda one: (-self.own[one], one), default=None)

    @property
    def side(self) -> str | None:
        """Whose the addresses in `either` are: `own`, `other`, or None where the rows do not tell.

        The holder's is one that stands with many names. The other parties' are several, most with a name each.
        """
        names = [len(said) for said in self.either.values()]
        if len(names) == 1:
            return "own" if names[0] >= ENOUGH else None
        return "other" if 2 * names.count(1) > len(names) else None
