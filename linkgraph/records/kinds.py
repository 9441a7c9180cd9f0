"""The record kinds of the case format, read from `kinds.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One file of a case folder: its name and its columns."""

    name: str
    required: tuple[str, ...]
    one_of: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every known column, the required ones first."""
        return self.required + self.optional


@cache
def record_kinds() -> dict[str, RecordKind]:
    """All record kinds by name, in the order in which they are read."""
    text = resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    return {
        name: RecordKind(name, tuple(k["required"]), tuple(k.get("one_of", ())), tuple(k["columns"]))
        for name, k in tomllib.loads(text).items()
    }


def record_kind(name: str) -> RecordKind:
    """The kind called `name`; KeyError where there is none."""
    return record_kinds()[name]
