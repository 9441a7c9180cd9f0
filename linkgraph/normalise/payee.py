"""Whether the name on a transfer is the account's own, somebody else's or a firm's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from linkgraph.normalise.characters import fold
from linkgraph.normalise.data_files import toml

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 85.0
"""Of 100 by rapidfuzz's token ratio: spelling variants of one name reach it, two names seldom do."""


def payee(names: Iterable[str], party: str) -> str | None:
    """`own`, `other` or `firm`; None where either side has no name to compare."""
    theirs = _words(party)
    ours = [words for words in map(_words, names) if words]
    if not theirs or not ours:
        return None
    if any(_alike(words, theirs) for words in ours):
        return "own"
    return "firm" if _firm_words() & set(theirs) else "other"


def _alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    from rapidfuzz import fuzz

    if _initials_fit(ours, theirs) or _initials_fit(theirs, ours):
        return True
    return float(fuzz.token_sort_ratio(" ".join(ours), " ".join(theirs))) >= _ALIKE or _within(ours, theirs)


def _within(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """All words of the shorter, two at least, are among those of the longer."""
    short, long = sorted((set(ours), set(theirs)), key=len)
    return len(short) >= 2 and short <= long


def _initials_fit(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`A. Kim` for `Anna Kim`: every word of one is a word or an initial of the other, in order."""
    if len(short) != len(long) or len(short) < 2 or max(map(len, short)) < 2:
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short, long, strict=True))


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    from anyascii import anyascii

    return tuple(_WORD.findall(fold(anyascii(fold(name)))))


@cache
def _firm_words() -> frozenset[str]:
    return frozenset(toml("firms")["words"])
