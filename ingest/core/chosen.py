"""Rows that a case leaves out: those of which a column says something else than `[only]` asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from .header import Header, key


def chosen(only: Mapping[str, Sequence[str]], header: Header, columns: Sequence[pa.Array]) -> pa.Array | None:
    """Which rows have one of the texts asked for in each column named, capitals aside; None where all count.

    A column that the file does not have chooses nothing.
    """
    kept: pa.Array | None = None
    for at, name in enumerate(header.names):
        for wanted in (texts for named, texts in only.items() if key(named) == key(name)):
            said = pc.utf8_lower(pc.utf8_trim_whitespace(pc.fill_null(columns[at], "")))
            fits = pc.is_in(said, pa.array([text.strip().lower() for text in wanted]))
            kept = fits if kept is None else pc.and_(kept, fits)
    return kept
