"""Reads a query file: a header of `// key: value` lines, then one Cypher statement.

A key may come several times; a line that starts with `//` and at least two spaces
continues the one before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from linkgraph.errors import UsageError

Value = str | int | float | bool | list[str] | list[int]

_FIELD = re.compile(r"//\s?(\w+):\s?(.*)")
_MORE = re.compile(r"//\s{2,}(.*)")
_PARAM = re.compile(r"(?P<name>\w+)\s+(?P<type>\w+)\s*(?:=\s*(?P<default>.*?)\s*)?(?::\s+(?P<doc>.*))?")
_TYPES = ("string", "int", "float", "bool", "strings", "ints")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query; `default` is None where the caller has to give it."""

    name: str
    type: str
    default: Value | None
    doc: str


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A query with its header. `fields` has every header key with its values in order."""

    name: str
    fields: dict[str, tuple[str, ...]]
    params: tuple[Param, ...]
    cypher: str
    path: str

    def field(self, key: str, default: str = "") -> str:
        """The first value of a header key."""
        return self.fields.get(key, (default,))[0]

    def words(self, key: str) -> tuple[str, ...]:
        """The values of a key that holds a list separated by commas."""
        return tuple(word.strip() for line in self.fields.get(key, ()) for word in line.split(",") if word.strip())

    def defaults(self) -> dict[str, Value]:
        """The parameters that have a default."""
        return {param.name: param.default for param in self.params if param.default is not None}


@cache
def names(folder: str = "") -> tuple[str, ...]:
    """The queries of a folder of this package (`""`, `read` or `flags`), sorted."""
    found = (entry.name for entry in _folder(folder).iterdir())
    return tuple(sorted(name.removesuffix(".cypher") for name in found if name.endswith(".cypher")))


@cache
def load(folder: str, name: str) -> QueryFile:
    """One query of this package; KeyError where there is none."""
    if name not in names(folder):
        raise KeyError(name)
    file = _folder(folder).joinpath(f"{name}.cypher")
    return parse(file.read_text(encoding="utf-8"), name, str(file))


def parse(text: str, name: str, path: str = "") -> QueryFile:
    """Splits a query text into its header and its statement.

    Raises UsageError where a parameter is declared in a way that cannot be read.
    """
    lines = text.splitlines()
    fields = _fields([line for line in lines if line.startswith("//")])
    cypher = "\n".join(line for line in lines if not line.startswith("//")).strip()
    params = tuple(_param(line, name) for line in fields.get("param", ()))
    return QueryFile(name, fields, params, cypher, path)


def convert(text: str, kind: str) -> Value:
    """A parameter as typed by a person, as a value of its type; ValueError where it does not fit."""
    if kind == "int":
        return int(text)
    if kind == "float":
        return float(text)
    if kind == "bool":
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]
    if kind == "ints":
        return [int(part) for part in text.split(",") if part.strip()]
    if kind == "strings":
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _folder(folder: str) -> Traversable:
    root = resources.files(__package__ or "linkgraph_queries")
    return root.joinpath(folder) if folder else root


def _fields(lines: list[str]) -> dict[str, tuple[str, ...]]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if field := _FIELD.fullmatch(line):
            found.append((field[1], [field[2].strip()]))
        elif found and (more := _MORE.fullmatch(line)):
            found[-1][1].append(more[1].strip())
    keys = dict.fromkeys(key for key, _ in found)
    return {key: tuple(" ".join(parts) for k, parts in found if k == key) for key in keys}


def _param(line: str, name: str) -> Param:
    match = _PARAM.fullmatch(line.strip())
    if match is None or match["type"] not in _TYPES:
        raise UsageError(
            f"the query {name} declares a parameter that cannot be read: {line!r}; "
            f"write `name type = default : what it is`, with a type of {', '.join(_TYPES)}"
        )
    default = None if match["default"] is None else convert(match["default"].strip("\"'"), match["type"])
    return Param(match["name"], match["type"], default, match["doc"] or "")
