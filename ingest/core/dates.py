"""Dates in the case's own formats, turned into ISO 8601."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

DATED = ("at", "seen_at", "sent_at", "ended_at", "created_at", "birth_date")
TIME_OF_DAY = ("%H", "%I", "%X", "%c", "%T", "%R")


def iso_dates(columns: dict[str, pa.Array], formats: Sequence[str]) -> dict[str, pa.Array]:
    """`columns` with their dates in ISO 8601; a cell that fits no format stays as it is."""
    if not formats:
        return columns
    return {name: _converted(name, column, formats) if name in DATED else column for name, column in columns.items()}


def _converted(name: str, column: pa.Array, formats: Sequence[str]) -> pa.Array:
    coded = column.dictionary_encode()
    values = [iso_date(text, formats, past=name == "birth_date") for text in coded.dictionary.to_pylist()]
    return pa.array(values, pa.string()).take(coded.indices)


def iso_date(text: str, formats: Sequence[str], *, past: bool = False) -> str:
    """`text` read by the first of `formats` that fits, in ISO 8601; unchanged where none does.

    A year of two digits is of this century up to 68; where the day has to be `past`, of the last one if it is not.
    """
    for wanted in formats:
        try:
            moment = datetime.strptime(text, wanted)
        except ValueError:
            continue
        if past and "%y" in wanted and moment > datetime.now():
            moment = moment.replace(year=moment.year - 100)
        timed = any(part in wanted for part in TIME_OF_DAY)
        return moment.isoformat() if timed else moment.date().isoformat()
    return text
