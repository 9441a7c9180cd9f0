"""What the columns of several kinds share: placeholders, and free text on one line."""

from __future__ import annotations

import polars as pl

from linkgraph.normalise.placeholders import keys_of

RAW = pl.col("raw")
LONGEST = 200
"""Characters of a value that placeholders are looked for in."""


def says_something(kind: str, values: pl.Expr = RAW) -> pl.Expr:
    """True where `values` in ASCII are no placeholder of `kind`, and not one character again and again."""
    key = values.str.slice(0, LONGEST).str.to_lowercase().str.replace_all("[^a-z0-9]", "")
    return (key != "") & ~is_repeated(key) & ~key.is_in(sorted(keys_of(kind)))


def is_repeated(values: pl.Expr) -> pl.Expr:
    """True for three characters or more that are all the same."""
    return (values.str.len_chars() > 2) & (values.str.strip_chars(values.str.slice(0, 1)) == "")


def where(values: pl.Series, sure: pl.Expr, value: pl.Expr = RAW) -> pl.Series:
    """`value` where `sure` holds, null elsewhere; both speak of the column `raw`."""
    return values.to_frame("raw").select(value=pl.when(sure).then(value))["value"]


def text(values: pl.Series, kind: str) -> pl.Series:
    """Free text: printable ASCII with single blanks stays as it is."""
    return where(values, RAW.str.contains("^[!-~]+(?: [!-~]+)*$") & says_something(kind))
