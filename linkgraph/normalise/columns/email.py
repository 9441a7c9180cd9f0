"""Columns of e-mail addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.normalise.columns.words import is_repeated, where
from linkgraph.normalise.email import placeholders, provider_domains

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLAIN = rf"^[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+)*@(?:{_LABEL}\.)+[a-z]{{2,63}}$"
_LONGEST = 254

if TYPE_CHECKING:
    from collections.abc import Iterable


def canonical(values: pl.Series) -> pl.Series:
    """Plain addresses in lower case, but those of providers with rules of their own."""
    address = pl.col("raw").str.to_lowercase()
    parts = address.str.splitn("@", 2)
    local, domain = parts.struct[0], parts.struct[1]
    locals_, domains, tlds = placeholders()
    made_up = _in(local, locals_) | _in(domain, domains) | _in(domain.str.split(".").list.last(), tlds)
    sure = (
        address.str.contains(_PLAIN)
        & (address.str.len_bytes() <= _LONGEST)
        & (local.str.len_bytes() <= 64)
        & ~is_repeated(local)
        & ~made_up
        & ~_in(domain, provider_domains())
    )
    return where(values, sure, address)


def _in(values: pl.Expr, known: Iterable[str]) -> pl.Expr:
    return values.is_in(sorted(known))
