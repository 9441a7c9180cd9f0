"""Words of a name that are no names: titles, ranks, particles, the numbers of rulers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any


def without_titles(parts: Sequence[str], script: str) -> list[str]:
    """The parts that are names; all of them where none is."""
    listed = _titles().get(script, frozenset())
    return [_without_ending(part, script) for part in parts if part not in listed] or list(parts)


def _without_ending(part: str, script: str) -> str:
    """A part of a script without blanks less the title it ends in; whole where nothing else is left."""
    ends = (title for title in _endings().get(script, ()) if part.endswith(title) and part != title)
    return part.removesuffix(max(ends, key=len, default=""))


@cache
def _titles() -> dict[str, frozenset[str]]:
    return {script: frozenset(words) for script, words in _read().items() if script != "endings"}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {script: tuple(words) for script, words in _read()["endings"].items()}


def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("titles.toml").read_text(encoding="utf-8"))
