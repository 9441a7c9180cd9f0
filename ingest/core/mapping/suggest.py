"""A mapping for a file of foreign columns, proposed from its headers and its values."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from linkgraph.errors import SourceError
from linkgraph.normalise.characters import letters_and_digits
from linkgraph.records import Batch, Reject, record_kind, record_kinds
from linkgraph.records.paths import escaped

from ..day_first import day_first
from ..nested import flat
from ..registry import foreign_for, ingestor_for
from ..source import GivenLayout, Layout, SourceFile, source_file
from .looks import look

TELLING = ("payments", "logins")
SAMPLE = 500
"""Rows that are looked at."""
CANDIDATES = ("payments", "logins", "photos", "documents", "profiles")
MORE = 3
"""So many columns more make a table of logins or payments one of users."""
UNKNOWN = "?"
OTHER = "reviews"
"""What the first sheet is read as where another one is asked for."""
FEW = 2
"""Columns below which what was recognised may be chance."""
NO_TABLE = "this is no table that can be mapped; give CSV, JSON, XLSX, Parquet or SQLite"
NO_ACCOUNT = (
    "no column has a value of its own in each row, which would tell accounts apart; say in linkgraph.toml which one "
    "does, as [columns.profiles] account; the columns are: "
)
MANY = 1 << 17
"""Headers with columns of ours whose likeness is kept."""
LONG = 4
"""Letters from which a known name counts inside a longer header."""
_FRACTION = re.compile(r"^\W{0,3}\d+[.,]\d+\W{0,3}$")


@dataclass(frozen=True)
class Proposal:
    """What is proposed: a record kind, our column for each header, and how dates are written."""

    kind: str
    columns: dict[str, list[str]]
    date_formats: list[str] = field(default_factory=list)
    table: str | None = None
    """The table that `[files]` names instead of the file: one of a database, or a further sheet of a workbook."""


def suggest(path: Path) -> list[Proposal]:
    """The mappings for the tables in `path`, the largest of a database and the first sheet of a workbook first.

    Of the further tables those of which more than ids is known, and that no record kind is called. SourceError
    where no ingestor reads it, where it is none, or where nothing in the first table names accounts.
    """
    if ingestor_for(path.name) is None and foreign_for(path) is None:
        raise SourceError(NO_TABLE)
    named = _tables(path)
    foreign = [name for name in named if name.lower() not in record_kinds()] or list(named)
    if ingestor_for(path.name) is None:
        if not foreign:
            raise SourceError(NO_TABLE)
        return [_proposal(path, foreign[0]), *_further(path, foreign[1:])]
    return [_proposal(path, None), *_further(path, [name for name in foreign if name != named[0]])]


def _further(path: Path, tables: Sequence[str]) -> Iterator[Proposal]:
    for table in tables:
        with suppress(SourceError):
            found = _proposal(path, table)
            if not is_meagre(found):
                yield found


def is_meagre(found: Proposal) -> bool:
    """True where one column is known at most: nobody said that this is a table of accounts."""
    return len({header for headers in found.columns.values() for header in headers}) < FEW


def _proposal(path: Path, name: str | None) -> Proposal:
    table = _sample(path, name)
    seen = {name: look(values) for name, values in table.items()}
    proposals = {kind: _mapped(kind, table, seen) for kind in CANDIDATES}
    best = _best(proposals)
    if "account" not in best.columns:
        raise SourceError(NO_ACCOUNT + ", ".join(table)[:300])
    return replace(best, date_formats=_formats(best, table), table=name)


def kind_of(path: Path, files: Mapping[str, Sequence[str]]) -> str | None:
    """The record kind for which `files` names this file, or a table of it."""
    for names in (
        {path.name, escaped(path.name)},
        {name for title in _tables(path) for name in (title, escaped(title))},
    ):
        if kind := next((kind for kind, named in files.items() if names & set(named)), None):
            return kind
    return None


def _best(proposals: Mapping[str, Proposal]) -> Proposal:
    """Payments and logins say so by what they need; of the others the one that takes most columns.

    A table of users that says where each was last seen is none of logins.
    """
    whole = [found for found in proposals.values() if _is_whole(found)]
    users = len(proposals["profiles"].columns) - MORE
    telling = [found for found in whole if found.kind in TELLING and len(found.columns) > users]
    return next(iter(telling), None) or max(whole, key=lambda found: len(found.columns), default=proposals["profiles"])


def _is_whole(found: Proposal) -> bool:
    kind = record_kind(found.kind)
    return set(kind.required) <= set(found.columns) and (not kind.one_of or bool(set(kind.one_of) & set(found.columns)))


def as_toml(found: Proposal, file: str) -> str:
    """The text of a `linkgraph.toml` that says so."""
    lines = [
        "[files]",
        f"{found.kind} = [{_quoted(escaped(found.table) if found.table else file)}]",
        "",
        f"[columns.{found.kind}]",
    ]
    for ours, theirs in found.columns.items():
        value = _quoted(theirs[0]) if len(theirs) == 1 else f"[{', '.join(map(_quoted, theirs))}]"
        lines.append(f"{ours} = {value}")
    if found.date_formats:
        lines += ["", "[dates]", f"format = [{', '.join(map(_quoted, found.date_formats))}]"]
    return "\n".join(lines) + "\n"


def preview(path: Path, layout: Layout, kind: str, rows: int = 10) -> list[dict[str, str]]:
    """The first rows of `path` as they would be read under `layout`; cells that say nothing left out."""
    found: list[dict[str, str]] = []
    source = source_file(path, path.parent, kind_of(path, layout.files) or kind)
    for batch in _batches(source, layout, kind, []):
        for row in batch.rows.slice(0, rows - len(found)).to_pylist():
            found.append({name: str(value) for name, value in row.items() if value is not None})
        if len(found) >= rows:
            break
    return found


def _mapped(kind: str, table: Mapping[str, Sequence[str]], seen: Mapping[str, str | None]) -> Proposal:
    """Each header goes to the column it fits best, each column gets one header, but a name several."""
    ours = [name for name in record_kind(kind).columns if name in _words()]
    fits = (
        (-fit, at, column, header)
        for column in ours
        for at, header in enumerate(table)
        if (fit := _fit(column, header, seen[header])) > 0
    )
    columns: dict[str, list[str]] = {}
    taken: set[str] = set()
    for badness, _, column, header in sorted(fits, key=lambda entry: entry[:2]):
        several = column == "name" and badness <= -2 and seen[header] == "word"
        if header not in taken and (column not in columns or several):
            columns.setdefault(column, []).append(header)
            taken.add(header)
    if "account" not in columns:
        columns |= _own_account(columns, table, kind) or _own_id(table, seen, kind, taken)
    order = list(record_kind(kind).columns)
    return Proposal(kind, {name: _in_order(columns[name], table) for name in sorted(columns, key=order.index)})


def _own_account(
    columns: Mapping[str, list[str]], table: Mapping[str, Sequence[str]], kind: str
) -> dict[str, list[str]]:
    """Without an id the user name or the address names the account, if every row has its own."""
    for name in ("handle", "email", "url"):
        for header in columns.get(name, []):
            if kind != "profiles" or _is_own(table[header]):
                return {"account": [header]}
    return {}


def _own_id(
    table: Mapping[str, Sequence[str]], seen: Mapping[str, str | None], kind: str, taken: set[str]
) -> dict[str, list[str]]:
    """The first column under no known header that has a word or a whole number of its own in every row."""
    rows = max(map(len, table.values()))
    free = [header for header in table if header not in taken and len(table[header]) == rows]
    telling = (header for header in free if seen[header] in ("account", "word", "number"))
    own = (header for header in telling if _is_own(table[header]) and not any(map(_FRACTION.search, table[header])))
    header = next(own, None) if kind == "profiles" and rows > 1 else None
    return {"account": [header]} if header else {}


def _is_own(values: Sequence[str]) -> bool:
    return len(set(values)) >= 0.95 * len(values)


def _in_order(headers: list[str], table: Mapping[str, Sequence[str]]) -> list[str]:
    return sorted(headers, key=list(table).index)


def _fit(column: str, header: str, seen: str | None) -> float:
    """3 for the very name, 2 for a known one, 1 for one inside; more where the values agree, none where they do not."""
    entry = _words()[column]
    named = _named(column, letters_and_digits(header))
    sure = entry["looks"][0] == seen and seen in ("account", "email", "ip", "wallet", "photo", "user_agent", "document")
    if seen is not None and seen not in entry["looks"] and not (seen == "account" and "word" in entry["looks"]):
        return 0.0
    return named + (0.5 if sure else 0.0)


@lru_cache(MANY)
def _named(column: str, key: str) -> float:
    entry = _words()[column]
    if key == letters_and_digits(column):
        return 3.0
    if key in entry["keys"]:
        return 2.0
    return 1.0 if any(name in key for name in entry["long"]) else 0.0


def _is_long(name: str) -> bool:
    """Whether a known name is long enough to count inside a longer header; Han and Kana say more with less."""
    return len(name) >= LONG or (len(name) > 1 and "\u3040" <= name[0] <= "\u9fff")


def _formats(found: Proposal, table: Mapping[str, Sequence[str]]) -> list[str]:
    """The date format, where day and month stand before the year."""
    times = ("at", "seen_at", "sent_at", "ended_at", "created_at", "birth_date")
    dates = [value for name in times for header in found.columns.get(name, []) for value in table[header]]
    written = [date for date in dates if date[:2].strip("./- ").isdigit() and not date[:4].isdigit()]
    if not written:
        return []
    sign = next((char for char in written[0] if char in "./-"), "/")
    parts = ("%d", "%m", "%Y") if day_first(written) is not False else ("%m", "%d", "%Y")
    day = sign.join(parts)
    return [f"{day} %H:%M:%S", f"{day} %H:%M", day]


def _tables(path: Path) -> Sequence[str]:
    reader = ingestor_for(path.name) or foreign_for(path)
    return reader.tables(path) if reader else ()


def _sample(path: Path, name: str | None) -> dict[str, list[str]]:
    """The values of each header in the first rows, empty ones left out; of a database in the table `name`.

    SourceError where there is no row, with the reason where there is one.
    """
    kind = record_kind("events")
    layout = GivenLayout(
        {"events": dict.fromkeys(kind.required, UNKNOWN)}, files={"events": (escaped(name),)} if name else {}
    )
    source = source_file(path, path.parent, OTHER if name else "events")
    table: dict[str, list[str]] = {}
    count = 0
    faults: list[Reject] = []
    for batch in _batches(source, layout, "events", faults):
        for extra in batch.rows["extra"].to_pylist()[: SAMPLE - count]:
            count += 1
            for name, value in flat(json.loads(extra or "{}")).items():
                table.setdefault(name, []).append(value)
        for name in kind.columns:
            values = [value for value in batch.rows[name].to_pylist() if value not in (None, UNKNOWN)]
            if values:
                table.setdefault(name, []).extend(values[:SAMPLE])
        if count >= SAMPLE:
            break
    if not table:
        raise SourceError(faults[0].reason if faults else "there are no rows")
    return table


def _batches(source: SourceFile, layout: Layout, kind: str, faults: list[Reject]) -> Iterator[Batch]:
    """The batches of one kind; what was rejected is added to `faults`."""
    ingestor = ingestor_for(source.path.name) or foreign_for(source.path)
    assert ingestor is not None
    for item in ingestor.read(source, layout):
        if isinstance(item, Reject):
            faults.append(item)
        elif item.kind == kind:
            yield item


@cache
def _words() -> dict[str, dict[str, Any]]:
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    for entry in table.values():
        entry["keys"] = {letters_and_digits(name) for name in entry["names"]}
        entry["long"] = {name for name in entry["keys"] if _is_long(name)}
    return table


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
