"""Gender as stated, in one word."""

from __future__ import annotations

from functools import cache

from linkgraph.normalise.characters import clean, fold
from linkgraph.normalise.data_files import toml
from linkgraph.normalise.placeholders import is_placeholder


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`male`, `female` or `other`; other words in lower case; None for placeholders."""
    text = fold(clean(raw)).strip(" .")
    return None if is_placeholder(text, "gender") else _words().get(text, clean(text))


@cache
def _words() -> dict[str, str]:
    return {fold(word): gender for gender, words in toml("gender").items() for word in words}
