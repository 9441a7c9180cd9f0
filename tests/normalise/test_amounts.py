"""Sums as tables of any country have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.normalise.amounts import number

READ = {
    "1234.5": "1234.5", "1234,50": "1234.5", "1.234,50": "1234.5", "1,234.50": "1234.5", "1 234,50": "1234.5",
    "1\u202f234,50": "1234.5", "1'234.50": "1234.5", "1,23,456.00": "123456", "1,234": "1234", "1.234": "1.234",
    "1.234.567": "1234567", "0,125": "0.125", "4,5": "4.5", "$5": "5", "5 €": "5", "USD 12.50": "12.5",
    "12,50 EUR": "12.5", "(12.00)": "-12", "-5": "-5", "5-": "-5", "\u2212 5": "-5", "-$5": "-5", "+5": "5",
    "\u0661\u0662\u066b\u0665": "12.5", "1e5": "1e5",
}  # fmt: skip
NONE = ["", "-", "12a", "nan", "inf", "1e400", "1_000", "5/5", "ABC 5", "1,2,3", "1..2", "1,,2", "1.2.3,4,5", "5 5"]


@pytest.mark.parametrize(("text", "plain"), READ.items())
def test_read(text: str, plain: str) -> None:
    assert number(text) == plain


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert number(text) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_programs_write_stays(value: float) -> None:
    assert float(number(repr(value)) or "nan") == value


@given(st.integers(0, 10**12), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("\u2019", "."), ("", ",")]))
def test_cents_of_any_country(cents: int, signs: tuple[str, str]) -> None:
    text = f"{cents // 100:,}@{cents % 100:02}".replace(",", signs[0]).replace("@", signs[1])
    assert float(number(text) or "nan") == pytest.approx(cents / 100)


@given(st.text())
def test_any_text_gives_a_number_or_none(text: str) -> None:
    found = number(text)
    assert found is None or float(found) == float(found)
