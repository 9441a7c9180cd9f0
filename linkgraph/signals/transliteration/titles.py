"""Words of a name that are no names: titles, ranks, particles, the numbers of rulers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources


def without_titles(parts: Sequence[str], script: str) -> list[str]:
    """The parts that are names; all of them where none is."""
    listed = _titles().get(script, frozenset())
    return [part for part in parts if part not in listed] or list(parts)


@cache
def _titles() -> dict[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("titles.toml").read_text(encoding="utf-8")
    return {script: frozenset(words) for script, words in tomllib.loads(text).items()}
