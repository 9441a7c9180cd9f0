"""JSON of other tools, entry by entry: an array, one object after the other, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linkgraph.errors import SourceError
from linkgraph.records import Reject

from .foreign import Sample
from .json_stream import JsonStream
from .lines import text_lines
from .source import SourceFile
from .strict_json import JsonError, loads
from .utf8 import encoding_of, utf8_blocks

Entry = dict[str, Any]


def says(head: Sample, *keys: str) -> bool:
    """True where `head` looks like JSON that has all of these `"key":` in it."""
    text = head.text
    return text.lstrip()[:1] in ("{", "[") and all(re.search(rf'"{key}"\s*:', text) for key in keys)


def entries(source: SourceFile) -> Iterator[tuple[int, Entry] | Reject]:
    """Each object with the line it begins on. SourceError where the text stops being JSON."""
    read = _lines(source) if _line_by_line(source) else _stream(source)
    for item in read:
        if isinstance(item, Reject) or isinstance(item[1], dict):
            yield item
        else:
            yield Reject(source.file, item[0], "the entry is not an object")


def dig(value: Any, path: str) -> Any:
    """The value at `a.b.0.c` in nested objects and lists; None where there is none."""
    for key in path.split("."):
        if isinstance(value, list) and key.isdigit():
            value = value[int(key)] if int(key) < len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def items(value: Any) -> list[Any]:
    """The items of a list; of anything else, whatever wrote it there, none."""
    return value if isinstance(value, list) else []


def text_at(value: Any, *paths: str) -> str | None:
    """The first text or number that stands at one of `paths`; None where there is none."""
    for path in paths:
        found = dig(value, path)
        if isinstance(found, str | int | float) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
    return None


def _line_by_line(source: SourceFile) -> bool:
    """True where the first line is a whole object and another one follows."""
    whole = 0
    for line in text_lines(source.path, encoding_of(source.path)):
        if not line.text.strip():
            continue
        try:
            whole += isinstance(loads(line.text), dict)
        except JsonError:
            return False
        if whole != 1 or line.number > 1:
            return whole == 2
    return False


def _lines(source: SourceFile) -> Iterator[tuple[int, Any] | Reject]:
    for line in text_lines(source.path, encoding_of(source.path)):
        if not line.text.strip() and not line.fault:
            continue
        try:
            yield Reject(source.file, line.number, line.fault) if line.fault else (line.number, loads(line.text))
        except JsonError as fault:
            yield Reject(source.file, line.number, f"not JSON: {fault.reason} (column {fault.position + 1})")


def _stream(source: SourceFile) -> Iterator[tuple[int, Any]]:
    stream = JsonStream(utf8_blocks(source.path, encoding_of(source.path)))
    try:
        yield from stream.values()
    except JsonError as fault:
        raise SourceError(f"not JSON from line {stream.line} on: {fault.reason}; nothing after it was read") from fault
