"""Cells as people fill them in where there are two addresses or numbers."""

from __future__ import annotations

import pytest

from linkgraph.ledger.several import addresses, numbers, several
from tests.ledger.batches import batch


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a@x.org; b@y.org", ["a@x.org", "b@y.org"]),
        ("a@x.org (work), b@y.org (home)", ["a@x.org", "b@y.org"]),
        ("a@x.org / b@y.org\nc@z.org", ["a@x.org", "b@y.org", "c@z.org"]),
        ("Lee, Ann <a@x.org>, Bo <b@y.org>", ["a@x.org", "b@y.org"]),
        ('"boss@corp.org" <a@x.org>', ['"boss@corp.org" <a@x.org>']),
        ("a@x.org", ["a@x.org"]),
        ("a@b@x.org", ["a@b@x.org"]),
    ],
)
def test_addresses(cell: str, expected: list[str]) -> None:
    assert addresses(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("+49 170 1234567 / +49 171 7654321", ["+49 170 1234567", "+49 171 7654321"]),
        ("+49 170 1234567 (work), +49 171 7654321 (home)", ["+49 170 1234567", "+49 171 7654321"]),
        ("+49 170 1234567 +49 171 7654321", ["+49 170 1234567", "+49 171 7654321"]),
        ("1234567; 7654321", ["1234567", "7654321"]),
        ("0043 664 / 1234567", ["0043 664 / 1234567"]),
        ("0170/1234567", ["0170/1234567"]),
        ("+1 202 555 0123;ext=12", ["+1 202 555 0123;ext=12"]),
        ("+1-202-555-0123, ext. 12", ["+1-202-555-0123, ext. 12"]),
        ("call 030 1234567 / 030 7654321 after ten", ["call 030 1234567 / 030 7654321 after ten"]),
    ],
)
def test_numbers(cell: str, expected: list[str]) -> None:
    assert numbers(cell) == expected


def test_only_cells_that_hold_several_change() -> None:
    given = batch(
        "profiles",
        {
            "account": "x:a",
            "email": "a@x.org | b@y.org, c@z.org",
            "phone": "030 1234567;030 7654321",
            "bio": "a@b, c@d",
        },
        {"account": "x:b", "email": "b@y.org", "phone": "+49 170 1234567"},
        {"account": "x:c"},
    )
    found = several(given).rows
    assert found.column("email").to_pylist() == ["a@x.org | b@y.org | c@z.org", "b@y.org", None]
    assert found.column("phone").to_pylist() == ["030 1234567 | 030 7654321", "+49 170 1234567", None]
    assert found.drop_columns(["email", "phone"]) == given.rows.drop_columns(["email", "phone"])
