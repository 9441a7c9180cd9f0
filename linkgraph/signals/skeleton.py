"""The sound of a name in Latin letters, with the spellings that vary between romanisations folded."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_LETTERS = re.compile(r"[a-z]+")
_FOLDS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"shch|sch|sh|tsch|tch|ch|cz|zh|dzh|dj|ts|tz", "c"),
        (r"ph|gh", "f"),
        (r"ks|kh|ck|q|x|g", "k"),
        (r"[vw]", "v"),
        (r"th|d", "t"),
        (r"b", "p"),
        (r"z", "s"),
        (r"j", "c"),
        (r"l", "r"),
        (r"[aeiouyh]+", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def latin_tokens(name: str) -> tuple[str, ...]:
    """The parts of a name in Latin letters, lower case, in the order written."""
    return tuple(_LETTERS.findall(anyascii(name).lower().replace("'", "").replace("-", "")))


@lru_cache(maxsize=65_536)
def skeleton(token: str) -> str:
    """The first letter's sound and the consonants of one part: `gim` and `kim` give `km`."""
    folded = token
    for pattern, into in _FOLDS:
        folded = pattern.sub(into, folded)
    vowel = token[0] if token and token[0] in "aeiouy" else ""
    return f"{'a' if vowel else ''}{folded}" or token
