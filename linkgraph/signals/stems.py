"""The stem of a user name: what stays when digits, separators, years and figures for letters go."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from linkgraph.signals.generic import affixes, generic_words

SHORTEST = 5
"""Letters a stem must have; shorter ones are shared by chance."""
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_DIGITS_OUTSIDE = re.compile(r"^[0-9]+|[0-9]+$")
_GLUED = re.compile(r"^(?:the|real|iam|its)(?=[a-z]{7})")
_LEET = str.maketrans("0134578", "oieastb")
_LOOK_ALIKE = (("vv", "w"), ("rn", "m"), ("l", "i"))
_DOUBLED = re.compile(r"(.)\1+")
_NOT_LETTER = re.compile(r"[^a-z]+")


@lru_cache(maxsize=65_536)
def stem(handle: str) -> str | None:
    """`Min_Jun.Kim99` -> `minjunkim`; None where too little is left, or a word many people use."""
    parts = [part for part in map(_letters, _SEPARATOR.split(anyascii(handle).lower())) if part]
    own = [part for part in parts if part not in affixes()]
    for kept in (own, parts):
        text = _GLUED.sub("", "".join(kept))
        if len(text) >= SHORTEST:
            return None if text in generic_words() else text
    return None


def deletions(text: str) -> set[str]:
    """`text` and what it becomes without any one letter: two texts one edit apart share one."""
    return {text} | {text[:place] + text[place + 1 :] for place in range(len(text))}


@lru_cache(maxsize=65_536)
def look(text: str) -> str:
    """A stem as it looks at a glance: doubled letters once, `rn` as `m`, `vv` as `w`, `l` as `i`."""
    for written, seen in _LOOK_ALIKE:
        text = text.replace(written, seen)
    return _DOUBLED.sub(r"\1", text)


def _letters(part: str) -> str:
    """Digits around go, digits between letters are read as letters: `k3vin88` -> `kevin`."""
    return _NOT_LETTER.sub("", _DIGITS_OUTSIDE.sub("", part).translate(_LEET))
