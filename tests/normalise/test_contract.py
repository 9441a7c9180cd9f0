"""What holds for every kind: no string raises, and a canonical value is left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.normalise import normaliser

KINDS = """
email phone handle name address city country nationality birth_date gender languages timezone education
employment skills headline bio hourly_rate rating website wallet payment_account device ip text time
""".split()  # noqa: SIM905
COUNTRIES = st.sampled_from([None, "US", "DE", "KR", "GB", "CN", "NL", "xx", "ZZ", ""])
WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "12",
                "4b",
                "Street",
                "St.",
                "Apt",
                "#",
                "Floor",
                "3rd",
                "P.O. Box",
                "-",
                "/",
                ",",
                ".",
                "@",
                "a.b",
            ),
            *(
                "gmail.com",
                "+1",
                "202",
                "(555)",
                "0100",
                "ext",
                "Dr.",
                "Kim",
                "Min-jun",
                "straße",
                "大",
                "5号",
                "1990",
            ),
            *(
                "May",
                ":",
                "20:10",
                "New York",
                "62704-1234",
                "unit",
                "USA",
                "Germany",
                "\u200b",
                "´",
                "'",
                '"',
                "(x)",
            ),
            *(
                "|",
                "http://",
                "www.",
                "é",
                "SW1A",
                "1AA",
                "$",
                "1,234.50",
                "0",
                "~",
                "%20",
                "?a=b",
                "IBAN",
                "xn--",
            ),
            *("İ", "ﬁ", "½", "٣", "UTC+9", "english"),
        ]
    ),
    max_size=9,
)
MIXED = st.one_of(st.text(max_size=60), WORDS.map(" ".join), WORDS.map("".join))
NAUGHTY = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile_strings" / "blns.json"


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=120, deadline=None)
@given(raw=MIXED, country=COUNTRIES)
def test_never_raises_and_is_idempotent(kind: str, raw: str, country: str | None) -> None:
    _check(kind, raw, country)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("raw", ["", " ", "n/a", "N.A.", "-", "null", "unknown", "???", "\u200b", "\x00", "\ud800"])
def test_nothing_said_is_no_value(kind: str, raw: str) -> None:
    assert normaliser(kind)(raw, None) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_very_long_string_is_answered_at_once(kind: str) -> None:
    for raw in ("a" * 200_000, "1" * 200_000, "a@" * 50_000, " 1 st." * 20_000, "(" * 100_000):
        normaliser(kind)(raw, "US")


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_strings(kind: str) -> None:
    if not NAUGHTY.exists():
        pytest.skip(f"the list of hostile strings is not at {NAUGHTY}")
    for raw in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        for country in (None, "US", "DE"):
            _check(kind, raw, country)


def test_a_kind_without_a_file_is_text() -> None:
    assert normaliser("favourite_colour")("  deep   blue ", None) == "deep blue"
    assert normaliser("characters")("  deep   blue ", None) == "deep blue"
    assert normaliser("../x")("  deep   blue ", None) == "deep blue"


def _check(kind: str, raw: str, country: str | None) -> None:
    function = normaliser(kind)
    value = function(raw, country)
    if value is not None:
        assert value == value.strip() != ""
        assert "\n" not in value
        assert function(value, country) == value
