"""Columns of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.normalise.columns.words import LONGEST, RAW, says_something, where
from linkgraph.normalise.name import titles

if TYPE_CHECKING:
    import polars as pl


def canonical(values: pl.Series) -> pl.Series:
    """Names of ASCII letters with single blanks, no title among the words."""
    plain = RAW.str.contains("^[A-Za-z]+(?: [A-Za-z]+)*$") & (RAW.str.len_bytes() <= LONGEST)
    listed = "|".join(title for title in sorted(titles()) if title.isascii() and title.isalpha())
    titled = RAW.str.contains(rf"(?i)\b(?:{listed})\b")
    return where(values, plain & says_something("name") & ~titled)
