"""File patterns that say more than which files: `photos/{platform}/{account}/*.jpg`.

A column's name in braces stands for one part of a path, or for a piece of one, and is the value of that column.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable
from functools import cache

_FIELD = re.compile(r"\{(\w+)\}")
_TOKEN = re.compile(
    r"\{(?P<field>\w+)\}|(?P<deep>\*\*/)|(?P<any>\*+)|(?P<one>\?)|(?P<set>\[!?\]?[^]]*\])|(?P<plain>.)", re.DOTALL
)


def fields(pattern: str) -> tuple[str, ...]:
    """The names in braces, in the order in which they stand."""
    return tuple(_FIELD.findall(pattern))


def as_glob(pattern: str) -> str:
    """The pattern as `Path.glob` takes it."""
    return _FIELD.sub("*", pattern)


def escaped(path: str) -> str:
    """The pattern that `path` alone matches."""
    return glob.escape(path).replace("{", "[{]")


def path_values(file: str, patterns: Iterable[str]) -> dict[str, str]:
    """What the path `file`, relative to the case folder, says by the first pattern with names that it matches."""
    for pattern in patterns:
        found = _compiled(pattern).fullmatch(file) if fields(pattern) else None
        if found:
            return found.groupdict()
    return {}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    for token in _TOKEN.finditer(pattern):
        kind, text = str(token.lastgroup), token.group()
        if kind == "field":
            name = token["field"]
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>[^/]+?)")
            seen.add(name)
        elif kind == "set":
            parts.append("[" + text[1:-1].replace("\\", "\\\\").replace("!", "^", text.startswith("[!")) + "]")
        else:
            parts.append({"deep": "(?:.*/)?", "any": "[^/]*", "one": "[^/]"}.get(kind, re.escape(text)))
    return re.compile("".join(parts), re.DOTALL)
