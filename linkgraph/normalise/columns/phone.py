"""Columns of phone numbers that say their country, by the lengths of the numbering plans in `phonenumbers`."""

from __future__ import annotations

from functools import cache

import polars as pl

from linkgraph.normalise.columns.words import RAW, is_repeated, where
from linkgraph.normalise.phone import DOWN, UP

_SIGNS = r"[ ()./\-]"
_LONGEST = 60
_CODE = 3
"""A country code has one to three digits, and none is the beginning of another."""
_DIGITS = RAW.str.replace_all(_SIGNS, "").str.slice(1)


def canonical(values: pl.Series) -> pl.Series:
    """Numbers in international form that no trunk prefix begins."""
    plain = RAW.str.contains(rf"^\+[1-9](?:{_SIGNS}{{0,2}}[0-9])+$") & (RAW.str.len_bytes() <= _LONGEST)
    starts = values.to_frame("raw").filter(plain).select(_DIGITS.str.slice(0, _CODE).unique())
    planned = pl.lit(False)
    for code in sorted({code for (start,) in starts.iter_rows() if (code := _country_code(start))}):
        planned = planned | _fits(code)
    sure = plain & planned & _DIGITS.str.len_bytes().is_between(7, 17) & ~_is_made_up()
    return where(values, sure, "+" + _DIGITS)


def _country_code(start: str) -> str | None:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return next((start[:n] for n in range(1, _CODE + 1) if int(start[:n]) in COUNTRY_CODE_TO_REGION_CODE), None)


def _fits(code: str) -> pl.Expr:
    """True for numbers of this country code as long as its plan has them, and not to be read in another way."""
    lengths, trunk = _plan(code)
    rest = _DIGITS.str.slice(len(code))
    usual = rest.str.len_bytes().is_in(lengths) & ~rest.str.contains(rf"^(?:0|{trunk})")
    return _DIGITS.str.starts_with(code) & usual


@cache
def _plan(code: str) -> tuple[tuple[int, ...], str]:
    """The lengths of national numbers, and what a trunk prefix looks like."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    number = int(code)
    plan = PhoneMetadata.metadata_for_region_or_calling_code(number, COUNTRY_CODE_TO_REGION_CODE[number][0])
    assert plan is not None
    assert plan.general_desc is not None
    return plan.general_desc.possible_length, plan.national_prefix_for_parsing or "0"


def _is_made_up() -> pl.Expr:
    """As in `phone`: one digit again and again, two digits only, or counting up or down."""
    few = pl.sum_horizontal(_DIGITS.str.contains(str(digit), literal=True) for digit in range(10)) < 3
    counted = {
        text[at : at + length] for text in (UP, DOWN) for length in (7, 8) for at in range(len(text) - length + 1)
    }
    return few | is_repeated(_DIGITS.str.tail(7)) | _DIGITS.str.tail(8).is_in(sorted(counted))
