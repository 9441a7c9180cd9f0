"""Objects within objects: values by dotted paths, and the list of records that an answer of an API wraps."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from .header import key

DEPTH = 6
"""How far down is looked."""
SEEN = 20
"""Objects of a list whose columns are looked at."""
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


def unwrapped(value: Row, wanted: Collection[str]) -> tuple[list[Row], dict[str, int]]:
    """The records that `value` wraps, and the other lists of objects in it: their dotted paths, and how many they hold.

    An object with a `wanted` column is a record itself. Of several lists that with the most of them holds the records,
    and the first one, where they are equal.
    """
    lists = {} if any(key(name) in wanted for name in value) else _lists(value)
    if not lists:
        return [value], {}
    chosen = max(lists, key=lambda path: _columns(lists[path], wanted))
    return lists[chosen], {path: len(rows) for path, rows in lists.items() if path != chosen}


def _lists(value: Row) -> dict[str, list[Row]]:
    """The lists of objects in `value` by their dotted paths, the uppermost first."""
    found: dict[str, list[Row]] = {}
    level: dict[str, Any] = value
    for _ in range(DEPTH):
        found |= {
            path: one
            for path, one in level.items()
            if isinstance(one, list) and one and all(isinstance(item, dict) for item in one)
        }
        level = {
            f"{path}.{name}": one
            for path, inner in level.items()
            if isinstance(inner, dict)
            for name, one in inner.items()
        }
    return found


def _columns(rows: list[Row], wanted: Collection[str]) -> int:
    return len({key(name) for row in rows[:SEEN] for name in row} & set(wanted))


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
