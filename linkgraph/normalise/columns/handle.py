"""Columns of user names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.normalise.columns.words import LONGEST, RAW, says_something, where

if TYPE_CHECKING:
    import polars as pl


def canonical(values: pl.Series) -> pl.Series:
    """User names of ASCII letters, digits and `._-` in lower case."""
    plain = RAW.str.contains("^[A-Za-z0-9._-]+$") & (RAW.str.len_bytes() <= LONGEST)
    return where(values, plain & says_something("handle"), RAW.str.to_lowercase())
