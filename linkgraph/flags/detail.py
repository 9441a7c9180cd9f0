"""The sentence of a finding: the rule's `detail` with the values of a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SHOWN = 5


def sentence(template: str, row: Mapping[str, Any]) -> str:
    """`template` with each `{column}` replaced; equal for equal rows, whatever the order of lists."""
    return template.format_map({name: text(value) for name, value in row.items()})


def text(value: object) -> str:
    """A value as it is read: a list sorted and cut, a number without needless zeros."""
    if value is None:
        return "unknown"
    if isinstance(value, list | tuple):
        return _listed(sorted({text(item) for item in value}))
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)


def _listed(items: list[str]) -> str:
    shown = ", ".join(items[:_SHOWN])
    return f"{shown} and {len(items) - _SHOWN} more" if len(items) > _SHOWN else shown
