"""Nationalities as ISO 3166 codes, from country names, codes and adjectives. Never part of a score."""

from __future__ import annotations

from functools import cache, lru_cache

from linkgraph.normalise import country as countries
from linkgraph.normalise.characters import clean, fold
from linkgraph.normalise.data_files import toml
from linkgraph.normalise.placeholders import is_placeholder

_LONGEST = 120


@lru_cache(maxsize=16384)
def normalise(raw: str, country: str | None = None) -> str | None:
    """`KR` for `South Korean`; what nobody knows stays as text in lower case."""
    text = clean(raw[:_LONGEST])
    if text != "NA" and is_placeholder(text, "nationality"):
        return None
    word = fold(text)
    return word if word in _unclear() else _adjectives().get(word) or countries.normalise(text, country)


@cache
def _adjectives() -> dict[str, str]:
    return {fold(word): code for code, words in toml("nationalities")["adjectives"].items() for word in words}


@cache
def _unclear() -> frozenset[str]:
    return frozenset(toml("nationalities")["unclear"])
