"""Short statements as plain words, and how alike two of them are."""

from __future__ import annotations

import re

from anyascii import anyascii
from rapidfuzz import fuzz

_WORD = re.compile(r"[a-z0-9]+")


def plain_words(value: str) -> str | None:
    """The words in Latin letters, lower case, sorted; None where fewer than three letters are left."""
    words = sorted(_WORD.findall(anyascii(value).lower()))
    text = " ".join(words)
    return text if len(text) >= 3 else None


def words_alike(left: str, right: str) -> float:
    """0 to 1, the normalised indel likeness of sorted words."""
    return fuzz.ratio(left, right) / 100
