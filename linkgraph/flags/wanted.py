"""The data a red flag needs, in the words of the case format."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


def in_words(need: str) -> str:
    """`LOGGED_IN_FROM.port` as a person reads it; of alternatives (`A|B`) each. A need nobody worded stays as it is."""
    return " or ".join(_words().get(part, part) for part in need.split("|"))


def needs_in_words(needs: str | None) -> str:
    """Several needs, as `FlagStatus` keeps them: apart by a comma."""
    return "; ".join(in_words(need) for need in (needs or "").split(", ") if need)


@cache
def _words() -> Mapping[str, str]:
    return tomllib.loads(resources.files("linkgraph.flags").joinpath("needs.toml").read_text(encoding="utf-8"))
