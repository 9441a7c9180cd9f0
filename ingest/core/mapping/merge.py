"""A proposed mapping laid into a `linkgraph.toml` that is there; its comments, order and own words stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

import tomlkit

from linkgraph.records.paths import escaped

from .suggest import Proposal


def merged(text: str, found: Proposal, file: str) -> str:
    """`text` with the file, the columns and the date formats of `found` where it does not say so yet.

    A header that `text` maps already stays where it is: what the investigator wrote stands. `text`
    must be a `linkgraph.toml` that can be read.
    """
    toml = tomlkit.parse(text)
    _extend(_table(toml, "files"), found.kind, [escaped(found.table) if found.table else file])
    columns = _table(_table(toml, "columns"), found.kind)
    known = {header for name in columns for header in _listed(columns[name])}
    for ours, theirs in found.columns.items():
        if new := [header for header in theirs if header not in known]:
            _extend(columns, ours, new, plain=True)
    if found.date_formats:
        _extend(_table(toml, "dates"), "format", found.date_formats)
    return tomlkit.dumps(toml)


def merged_all(text: str, found: Iterable[Proposal], file: str) -> str:
    """`text` with each of `found`, the mappings of one file's tables."""
    return reduce(lambda before, each: merged(before, each, file), found, text)


def with_files(text: str, kind: str, patterns: Sequence[str]) -> str:
    """`text` with the `patterns` among the `[files]` of `kind`; as it is where there are none."""
    if not patterns:
        return text
    toml = tomlkit.parse(text)
    _extend(_table(toml, "files"), kind, patterns)
    return tomlkit.dumps(toml)


def _table(place: Any, name: str) -> Any:
    if name not in place:
        place[name] = tomlkit.table(is_super_table=name == "columns")
    return place[name]


def _listed(value: Any) -> list[str]:
    return [str(value)] if isinstance(value, str) else [str(one) for one in value]


def _extend(place: Any, key: str, values: Sequence[str], *, plain: bool = False) -> None:
    """Adds `values` to a list. Where there is none: the list, or with `plain` a single value as it is."""
    if key not in place:
        place[key] = values[0] if plain and len(values) == 1 else list(values)
        return
    if isinstance(place[key], str):
        place[key] = [str(place[key])]
    for value in values:
        if value not in place[key]:
            place[key].append(value)
