from __future__ import annotations

import pytest

from linkgraph.normalise.phone import normalise, region


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("+1 (202) 555-0123", None, "+12025550123"),
        ("202-555-0123", "US", "+12025550123"),
        ("202-555-0123", None, "2025550123"),
        ("0049 30 901820", None, "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("tel: +44 20 7946 0958", None, "+442079460958"),
        ("+44 20 7946 0958 (work)", None, "+442079460958"),
        ("Mobile phone: +44 20 7946 0958", None, "+442079460958"),
        ("+44 20 7946 0958 work, WhatsApp", None, "+442079460958"),
        ("(móvil) +34 612 395 678", None, "+34612395678"),
        ("+44 20 7946 0958 ext 12 (office)", None, "+442079460958;ext=12"),
        ("4420 7946 0958", None, "+442079460958"),
        ("202-555-0123 ext. 12", "us", "+12025550123;ext=12"),
        ("+12025550123;ext=12", None, "+12025550123;ext=12"),
        ("+39 06 6982 0123", None, "+390669820123"),
        ("010-4321-8765", "KR", "+821043218765"),
    ],
)
def test_one_number_one_value(raw: str, country: str | None, value: str) -> None:
    assert normalise(raw, country) == value


@pytest.mark.parametrize(
    "raw",
    [
        "000-000-0000",
        "123456789",
        "+1 555 555 5555",
        "12345678",
        "call me maybe",
        "homework 82934588",
        "(work)",
        "911",
        "5",
        "+999 1234 9876",
        "+1 202",
    ],
)
@pytest.mark.parametrize("country", [None, "US"])
def test_made_up_and_impossible_numbers(raw: str, country: str | None) -> None:
    assert normalise(raw, country) is None


def test_region() -> None:
    assert region("+4930901820") == "DE"
    assert region("+4930901820;ext=3") == "DE"
    assert region("2025550123") is None
    assert region("+0") is None
