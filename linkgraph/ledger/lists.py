"""Lists of values that strangers share, supplied with the case: mail providers, exchanges, coworking houses and others.

`[lists]` in `linkgraph.toml` names the files: `exchange = ["lists/exchanges.txt"]`. One value a line; what
follows a `#` at the start of a line or after a blank is a remark.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.errors import CaseError
from linkgraph.ledger.ledger import given
from linkgraph.ledger.network import files_of, text_in
from linkgraph.normalise import normaliser

if TYPE_CHECKING:
    import duckdb

Settings = Mapping[str, tuple[str, ...]]
_REMARK = re.compile(r"(^|\s)#.*")


def read_lists(ledger: duckdb.DuckDBPyConnection, folder: Path, settings: Settings, run: str) -> None:
    """Makes `listed` (kind, value, said) anew; entries that are no value of their kind are rejected.

    CaseError where a pattern names no file.
    """
    ledger.execute("DELETE FROM listed; DELETE FROM reject WHERE stage = 'lists'")
    found: list[tuple[str, str, str]] = []
    for name, patterns in settings.items():
        kind, says = _declared()[name]["kind"], _declared()[name]["says"]
        for path in _files(folder, name, patterns):
            file = str(path.relative_to(folder))
            for line, entry in _entries(path):
                value = _canonical(kind, entry)
                if value is None:
                    told = [file, line, f"{entry!r} on a list of {says} is no {kind}", run]
                    ledger.execute("INSERT INTO reject VALUES (?, ?, ?, 'lists', ?)", told)
                else:
                    found.append((kind, value, f"on the list of {says} {file}, line {line}"))
    columns = [pa.array(column, pa.string()) for column in zip(*found, strict=True)]
    if columns:
        with given(ledger, entries=pa.table(columns, names=["kind", "value", "said"])):
            ledger.execute("INSERT INTO listed SELECT kind, value, min(said) FROM entries GROUP BY kind, value")


@cache
def _declared() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("lists.toml").read_text(encoding="utf-8"))


def _files(folder: Path, name: str, patterns: tuple[str, ...]) -> list[Path]:
    files = files_of(folder, {name: patterns})
    if not files:
        raise CaseError(f"linkgraph.toml: [lists] {name} = {list(patterns)} names no file in {folder}")
    return files


def _entries(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text_in(path).splitlines(), 1):
        entry = _REMARK.sub("", line).strip()
        if entry:
            yield number, entry


def _canonical(kind: str, entry: str) -> str | None:
    if kind == "domain":
        name = entry.lower().removeprefix("@").strip(".")
        return name if re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) else None
    if kind == "network":
        try:
            return str(ipaddress.ip_network(entry, strict=False))
        except ValueError:
            return None
    return normaliser(kind)(entry, None)
