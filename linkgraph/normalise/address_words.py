"""The tables of `data/address.toml`, made ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from linkgraph.normalise.characters import fold
from linkgraph.normalise.data_files import toml


@dataclass(frozen=True, slots=True)
class Convention:
    """What holds in one country: postcodes written as one word, states by their code."""

    postcodes: tuple[re.Pattern[str], ...]
    states: re.Pattern[str] | None
    state_codes: Mapping[str, str]
    joins_endings: bool


@cache
def convention(country: str | None) -> Convention:
    """The conventions of a country (ISO 3166 alpha-2); the common ones where it is not known."""
    table = toml("address")
    known: dict[str, Any] = table["country"].get(country or "default", {})
    usual = table["country"]["default"]["postcodes"]  # an address need not be in the country of its account
    spelt = table["country"]["US"] if country is None else known
    states = {fold(name): code for code, name in spelt.get("states", {}).items()}
    return Convention(
        tuple(re.compile(pattern) for pattern in dict.fromkeys([*known.get("postcodes", ()), *usual])),
        re.compile(rf"\b({_any_of(states)})(?= [\da-z]*\d[\da-z]*$|$)") if states else None,
        states,
        country in table["joined"]["countries"],
    )


@cache
def words() -> dict[str, str]:
    """Long form -> short form."""
    return _inverted("words")


@cache
def units() -> dict[str, str]:
    """Word -> `unit`, `floor` or `pobox`."""
    return _inverted("units") | {kind: kind for kind in toml("address")["units"]}


@cache
def written() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns, and what they are written as before anything else."""
    return tuple((re.compile(pattern), text) for pattern, text in toml("address")["written"].items())


@cache
def phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of phrases, and what each is written as."""
    table = _inverted("phrases")
    return re.compile(rf"\b({_any_of(table)})\b"), table


@cache
def endings() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of endings on a word of its own, and the short form of each."""
    table = {long: short for short, longs in toml("address")["joined"]["endings"].items() for long in longs}
    return re.compile(rf"({_any_of(table)})$"), table


@cache
def apart() -> frozenset[str]:
    """Endings that are joined to the word before them."""
    return frozenset(toml("address")["joined"]["apart"])


@cache
def dropped() -> frozenset[str]:
    """Words that carry nothing."""
    return frozenset(toml("address")["dropped"]["words"])


@cache
def country_words() -> frozenset[str]:
    """Names of countries that may end an address anywhere."""
    return frozenset(toml("address")["dropped"]["countries"])


@cache
def us_states() -> frozenset[str]:
    """Names of US states: a last part of this name is no country."""
    return frozenset(convention("US").state_codes)


@cache
def cjk() -> tuple[tuple[str, str], ...]:
    """Long administrative names and their short forms, longest first."""
    return tuple(sorted(_inverted("cjk").items(), key=lambda pair: -len(pair[0])))


def _inverted(section: str) -> dict[str, str]:
    table: dict[str, list[str]] = toml("address")[section]
    return {fold(long): short for short, longs in table.items() for long in longs}


def _any_of(table: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(table, key=lambda word: -len(word)))
