"""The checks of `linkgraph.toml`. Every complaint names the line, the key, the value and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, NoReturn

from linkgraph.errors import CaseError
from linkgraph.records import record_kind, record_kinds
from linkgraph.records.paths import fields

NETWORK = ("vpn", "hosting", "tor", "relay", "country")
"""What `[network]` may name."""

LISTS = ("mail_provider", "network", "forwarder", "coworking", "exchange", "common_name", "shared_phone")
"""What `[lists]` may name."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the tables of one configuration file; `text` is there to find lines in."""

    file: str
    text: str

    def keys(self, section: str, table: Mapping[str, Any], allowed: Iterable[str]) -> None:
        """Complains about the first key of `table` that is not among `allowed`."""
        names = list(allowed)
        for key in table:
            if key not in names:
                self._unknown(section, key, names)

    def table(self, section: str, value: Any) -> dict[str, Any]:
        """`value` if it is a table."""
        if not isinstance(value, dict):
            self._fail(section.rpartition(".")[0], section.rpartition(".")[2], value, "a table of settings")
        return value

    def optional_text(self, section: str, key: str, value: Any) -> str | None:
        """`value` if it is text or missing."""
        return None if value is None else self._text(section, key, value)

    def files(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """File patterns for each record kind, and for `sources` of a format that says what it holds."""
        self.keys("files", table, (*record_kinds(), "sources"))
        found = {kind: self._patterns(kind, value) for kind, value in table.items()}
        for kind, patterns in found.items():
            columns = record_kind(kind).columns if kind in record_kinds() else ()
            for name in (name for pattern in patterns for name in fields(pattern)):
                if name not in columns or name == "file":
                    self._fail("files", kind, f"{{{name}}}", _in_braces(columns))
        return found

    def columns(self, table: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
        """For each record kind our column names and the header names read into them."""
        return {
            kind: {ours: self._texts(f"columns.{kind}", ours, theirs) for ours, theirs in entries.items()}
            for kind, entries in self._by_kind("columns", table).items()
        }

    def constants(self, table: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """For each record kind the values of rows that have none; numbers become text."""
        return {
            kind: {key: self._scalar(f"constants.{kind}", key, value) for key, value in entries.items()}
            for kind, entries in self._by_kind("constants", table).items()
        }

    def only(self, table: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
        """For each record kind header names of a file and the texts that its rows must have there."""
        self.keys("only", table, record_kinds())
        checked = {kind: self.table(f"only.{kind}", entries) for kind, entries in table.items()}
        return {
            kind: {theirs: self._texts(f"only.{kind}", theirs, texts) for theirs, texts in entries.items()}
            for kind, entries in checked.items()
        }

    def network(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Lists of addresses by what they tell, and the file of countries; they stay inside the case folder."""
        self.keys("network", table, NETWORK)
        return {kind: self._patterns(kind, value, "network") for kind, value in table.items()}

    def lists(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Lists of values that strangers share, by what they are; they stay inside the case folder."""
        self.keys("lists", table, LISTS)
        return {name: self._patterns(name, value, "lists") for name, value in table.items()}

    def switch(self, section: str, key: str, table: Mapping[str, Any]) -> bool:
        """A value that is true or false; false where it is not there."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            self._fail(section, key, value, "true or false")
        return bool(value)

    def date_formats(self, value: Any) -> tuple[str, ...]:
        """The date formats, each one that strptime understands."""
        formats = self._texts("dates", "format", value)
        for text in formats:
            self._date_format(text)
        return formats

    def _by_kind(self, section: str, table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        self.keys(section, table, record_kinds())
        checked = {kind: self.table(f"{section}.{kind}", entries) for kind, entries in table.items()}
        for kind, entries in checked.items():
            self.keys(f"{section}.{kind}", entries, record_kind(kind).columns)
        return checked

    def _patterns(self, kind: str, value: Any, section: str = "files") -> tuple[str, ...]:
        patterns = self._texts(section, kind, value)
        for pattern in patterns:
            path = PurePath(pattern)
            if path.is_absolute() or ".." in path.parts or not pattern.strip():
                self._fail(section, kind, pattern, "a file name or pattern inside the case folder")
        return patterns

    def _date_format(self, text: str) -> None:
        moment = datetime(2001, 2, 3, 4, 5, 6)
        try:
            parsed = datetime.strptime(moment.strftime(text), text)
        except (ValueError, re.error):
            self._fail("dates", "format", text, "a date format such as %d/%m/%Y")
        if parsed.year != moment.year:
            self._fail("dates", "format", text, "a date format with a year, such as %d/%m/%Y")

    def _texts(self, section: str, key: str, value: Any) -> tuple[str, ...]:
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in values):
            self._fail(section, key, value, "text or a list of texts")
        return tuple(values)

    def _text(self, section: str, key: str, value: Any) -> str:
        if not isinstance(value, str):
            self._fail(section, key, value, "text")
        return value

    def _scalar(self, section: str, key: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self._fail(section, key, value, "text or a number")
        return str(value)

    def _unknown(self, section: str, key: str, allowed: list[str]) -> NoReturn:
        near = get_close_matches(key, allowed, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        place = f"[{section}] has" if section else "there is"
        message = f"{place} no key {key!r}; allowed: {', '.join(allowed)}.{hint}"
        raise CaseError(f"{self._where(section, key)}: {message}")

    def _fail(self, section: str, key: str, value: Any, allowed: str) -> NoReturn:
        name = f"[{section}] {key}" if section else key
        raise CaseError(f"{self._where(section, key)}: {name} = {value!r} is wrong; it must be {allowed}.")

    def _where(self, section: str, key: str) -> str:
        line = line_of(self.text, section, key)
        return f"{self.file} line {line}" if line else self.file


def _in_braces(columns: tuple[str, ...]) -> str:
    names = ", ".join(name for name in columns if name != "file")
    return f"one of {names} in braces" if names else "a pattern without names in braces"


def line_of(text: str, section: str, key: str) -> int | None:
    """The line on which `key` stands, as `key =` in its section or as a `[section]`; None if unsure."""
    full = f"{section}.{key}" if section else key
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[{1,2}\s*([^\]]+?)\s*\]", line):
            current = header[1].replace('"', "").replace(" ", "")
            if current == full or current.startswith(f"{full}."):
                return number
        elif assigned := re.match(r"\s*([^=#]+?)\s*=", line):
            name = assigned[1].replace('"', "").replace(" ", "")
            if f"{current}.{name}".lstrip(".") == full:
                return number
    return None
