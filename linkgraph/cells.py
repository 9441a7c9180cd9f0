"""CSV that no spreadsheet runs and that reads back as it was; values as JSON knows them."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TextIO

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Text that begins with one of these, or a full-width form of one, may be read as a formula."""


def cell(value: Any) -> str | int | float:
    """Numbers as they are, lists joined by ` | `, objects as JSON, the unknown empty, formulas disarmed.

    Disarmed is text that begins with one of `DANGEROUS`: an apostrophe is put before it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = _text(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def write_csv(rows: Iterable[Iterable[Any]], stream: TextIO) -> None:
    """Writes rows of values as CSV with Unix line ends; every value becomes a safe cell."""
    writer = csv.writer(_UnixLines(stream), lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell(plain(value)) for value in row])


class _UnixLines:
    """Lets the csv module end lines with CR LF, so that it quotes a lone CR, and makes LF of it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> int:
        return self._stream.write(line.removesuffix("\r\n") + "\n")


def plain(value: Any) -> Any:
    """The value in dicts, lists, strings, numbers, booleans and None: no NaN, no dates, no tuples."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _text(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return " | ".join(str(item) for item in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
