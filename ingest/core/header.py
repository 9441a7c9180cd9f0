"""Which column of a file is read into which of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from linkgraph.errors import SourceError
from linkgraph.records import RecordKind, Reject, record_kind

from .source import Layout
from .values import encodable

MOST_COLUMNS = 16_384
"""As many as a workbook of Excel has."""


@cache
def key(name: str) -> str:
    """A header name as it is matched: letters in lower case, without spaces, `_` and `-`."""
    return "".join(c for c in name.casefold() if not c.isspace() and c not in "_-\ufeff")


@dataclass(frozen=True, slots=True)
class Header:
    """For every known column the positions it is read from, and the other columns with their names."""

    kind: RecordKind
    names: tuple[str, ...]
    known: dict[str, tuple[int, ...]]
    extra: dict[int, str]


def header_of(kind: str, names: Sequence[str], layout: Layout) -> Header:
    """Matches the header `names` of a file; SourceError where a required column is missing, or there are too many."""
    header = match(kind, names, layout)
    _check_required(header, layout)
    if len(names) > MOST_COLUMNS:
        raise SourceError(f"the file has {len(names):,} columns; the most is {MOST_COLUMNS:,}")
    return header


def above(file: str, line: int, texts: Iterable[str]) -> Reject:
    """What says which text stands above the header, and was left out."""
    said = "; ".join(texts)
    return Reject(file, line, f"what stands above the header was left out: {said[:200]}")


def match(kind: str, names: Sequence[str], layout: Layout) -> Header:
    """Matches the header `names` of a file, whatever is missing."""
    clean = [encodable(name.strip()) for name in names]
    positions: dict[str, list[int]] = {}
    for at, name in enumerate(clean):
        positions.setdefault(key(name), []).append(at)
    record = record_kind(kind)
    known = _known(record, positions, layout)
    taken = {at for ats in known.values() for at in ats}
    return Header(record, tuple(clean), known, _extra(clean, taken))


def wanted_columns(kind: str, layout: Layout) -> frozenset[str]:
    """The names, as `key` spells them, that a file of `kind` may call our columns; of dotted ones the first part."""
    mapped = [theirs for names in layout.columns.get(kind, {}).values() for theirs in names]
    return frozenset(
        key(name) for name in (*record_kind(kind).columns, *mapped, *(m.partition(".")[0] for m in mapped))
    )


def _known(kind: RecordKind, positions: dict[str, list[int]], layout: Layout) -> dict[str, tuple[int, ...]]:
    known = {}
    mapped = layout.columns.get(kind.name, {})
    claimed = {key(theirs) for names in mapped.values() for theirs in names}
    for ours in kind.columns:
        found = tuple(at for theirs in mapped.get(ours, ()) for at in positions.get(key(theirs), ()))
        if not found and key(ours) not in claimed:
            found = tuple(positions.get(key(ours), ()))
        if found:
            known[ours] = found
    return known


def _extra(names: Sequence[str], taken: set[int]) -> dict[int, str]:
    extra: dict[int, str] = {}
    used: set[str] = set()
    for at, name in enumerate(names):
        if at not in taken:
            extra[at] = _unused(name or f"column {at + 1}", used)
            used.add(extra[at])
    return extra


def _unused(name: str, used: set[str]) -> str:
    free, count = name, 1
    while free in used:
        count += 1
        free = f"{name} ({count})"
    return free


def _check_required(header: Header, layout: Layout) -> None:
    kind, given = header.kind, {*header.known, *layout.constants.get(header.kind.name, {})}
    missing = [name for name in kind.required if name not in given]
    if missing:
        raise SourceError(_missing(header, missing, " and ".join(missing)))
    if kind.one_of and not given.intersection(kind.one_of):
        raise SourceError(_missing(header, list(kind.one_of), " or ".join(kind.one_of)))
    for name in kind.required:
        if len(header.known.get(name, ())) > 1 and name not in layout.columns.get(kind.name, {}):
            at = " and ".join(str(1 + position) for position in header.known[name])
            raise SourceError(f"the column {name} is there twice, as columns {at}; rename or drop one")


def _missing(header: Header, missing: list[str], names: str) -> str:
    found = ", ".join(filter(None, header.names)) or "none"
    found = found if len(found) <= 300 else found[:300] + "..."
    return f"there is no column {names}; the columns found are: {found}{_hint(header, missing)}"


def _hint(header: Header, missing: list[str]) -> str:
    names = {key(name): name for name in header.names if name}
    for ours in missing:
        near = get_close_matches(key(ours), list(names), n=1, cutoff=0.6)
        if near:
            kind = header.kind.name
            return (
                f"; if {names[near[0]]!r} is the {ours}, say so in linkgraph.toml: "
                f'[columns.{kind}] {ours} = "{names[near[0]]}"'
            )
    return "; name them in linkgraph.toml under [columns." + header.kind.name + "]"
