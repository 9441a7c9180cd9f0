"""Words so common in user names and mailboxes that sharing them says nothing."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def generic_words() -> frozenset[str]:
    """Whole user names and mailboxes: roles, trades, first names."""
    return _words("generic_handles.txt")


@cache
def affixes() -> frozenset[str]:
    """Words people put before or after their user name: `dev`, `official`."""
    return _words("handle_affixes.txt")


def _words(file: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
