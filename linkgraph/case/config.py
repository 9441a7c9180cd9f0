"""`linkgraph.toml`: what the investigator says about a case, checked word by word."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linkgraph.case.checks import Checker
from linkgraph.errors import CaseError

CONFIG_FILE = "linkgraph.toml"


@dataclass(frozen=True, slots=True)
class CaseConfig:
    """The settings of a case. Without a `linkgraph.toml` all of them are empty.

    `files` gives further file patterns for a record kind, `columns` our column name and the header names
    that are read into it, `constants` values for rows that have none, `only` what the columns of the rows
    to be read say, and `date_formats` how dates are written (`%d/%m/%Y`), `network` the lists that tell
    VPN, hosting, Tor and relay addresses and the file of countries, `lists` those of values that strangers
    share; `faces` compares faces. `weights`, `hubs`, `link` and `risk` belong to the parts of that name and
    are checked there.
    """

    name: str | None = None
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    constants: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    only: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ()
    network: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faces: bool = False
    weights: Mapping[str, Any] = field(default_factory=dict)
    hubs: Mapping[str, Any] = field(default_factory=dict)
    link: Mapping[str, Any] = field(default_factory=dict)
    risk: Mapping[str, Any] = field(default_factory=dict)


SECTIONS = (
    "case",
    "files",
    "columns",
    "constants",
    "only",
    "dates",
    "network",
    "lists",
    "photos",
    "weights",
    "hubs",
    "link",
    "risk",
)


def read_config(path: Path) -> CaseConfig:
    """The settings in `path`; the empty ones where there is no such file. CaseError where one is wrong."""
    if not path.exists():
        return CaseConfig()
    return parse_config(_text(path), path)


def parse_config(text: str, path: Path = Path(CONFIG_FILE)) -> CaseConfig:
    """The settings that `text` says; CaseError where one is wrong, which calls it `path`."""
    return _config(_parsed(path, text), Checker(path.name, text))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}.") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError(f"{path.name} is not valid TOML: {error}.") from error


def _config(toml: Mapping[str, Any], check: Checker) -> CaseConfig:
    check.keys("", toml, SECTIONS)
    tables = {name: check.table(name, toml.get(name, {})) for name in SECTIONS}
    check.keys("case", tables["case"], ("name",))
    check.keys("dates", tables["dates"], ("format",))
    check.keys("photos", tables["photos"], ("faces",))
    return CaseConfig(
        name=check.optional_text("case", "name", tables["case"].get("name")),
        files=check.files(tables["files"]),
        columns=check.columns(tables["columns"]),
        constants=check.constants(tables["constants"]),
        only=check.only(tables["only"]),
        date_formats=check.date_formats(tables["dates"].get("format", [])),
        network=check.network(tables["network"]),
        lists=check.lists(tables["lists"]),
        faces=check.switch("photos", "faces", tables["photos"]),
        **{name: tables[name] for name in ("weights", "hubs", "link", "risk")},
    )
