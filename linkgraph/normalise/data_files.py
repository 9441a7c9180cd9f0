"""Reads the lists and tables that lie beside the code in `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def toml(name: str) -> dict[str, Any]:
    """The table in `data/<name>.toml`."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>.txt` without comments and empty lines."""
    stripped = (line.partition("#")[0].strip() for line in _read(f"{name}.txt").splitlines())
    return tuple(line for line in stripped if line)


def _read(file: str) -> str:
    return resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
