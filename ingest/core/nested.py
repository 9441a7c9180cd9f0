"""Objects within objects: values by dotted paths, and the list of records that an answer of an API wraps."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from .header import key

DEPTH = 6
"""How far down is looked."""
Row = dict[str, Any]


def flat(row: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row; of those that hold an object as text, as unknown columns do, its values by dotted paths."""
    found: dict[str, str] = {}
    for name, text in row.items():
        inner = _object(text)
        for path, value in _leaves(inner, name, 0) if inner is not None else [(name, text)]:
            found[path] = value
    return found


def with_paths(row: Row, paths: Collection[str]) -> Row:
    """The row, and what stands at those of the dotted `paths` that lead into it."""
    return row | {path: value for path in paths if (value := _at(row, path.split("."))) is not None}


def unwrapped(value: Row, wanted: Collection[str]) -> list[Row]:
    """The records that `value` wraps: the first list of objects in it, if it has no `wanted` column itself."""
    if any(key(name) in wanted for name in value):
        return [value]
    level: list[Any] = [value]
    for _ in range(DEPTH):
        inner = [one for row in level for one in row.values()]
        for one in inner:
            if isinstance(one, list) and one and all(isinstance(item, dict) for item in one):
                return one
        level = [one for one in inner if isinstance(one, dict)]
    return [value]


def _at(value: Any, steps: list[str]) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _object(text: str) -> dict[str, Any] | None:
    if not text.startswith("{"):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _leaves(inner: Mapping[str, Any], above: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in inner.items():
        path = f"{above}.{name}"
        if isinstance(value, dict) and depth < DEPTH:
            yield from _leaves(value, path, depth + 1)
        elif isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
            yield path, " | ".join(str(one) for one in value if one is not None)
        elif value is not None:
            yield path, str(value)
