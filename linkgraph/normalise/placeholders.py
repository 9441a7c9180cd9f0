"""Words people type where they have nothing to say."""

from __future__ import annotations

from functools import cache

from linkgraph.normalise.characters import letters_and_digits
from linkgraph.normalise.data_files import toml


def is_placeholder(value: str, kind: str = "any") -> bool:
    """True for an empty `value` (cleaned), a known placeholder of `kind`, or one character repeated."""
    key = _key(value)
    return len(key) < 1 or key in keys_of(kind) or (len(key) > 2 and len(set(key)) == 1)


@cache
def keys_of(kind: str) -> frozenset[str]:
    """The placeholders of `kind`, letters and digits alone."""
    table = toml("placeholders")
    return frozenset(_key(word) for word in (*table["any"], *table.get(kind, ())))


def _key(value: str) -> str:
    if value.isascii() and value.isalnum():
        return value.lower()
    return letters_and_digits(value[:200])
