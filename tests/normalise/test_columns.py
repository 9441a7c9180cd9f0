"""Reading whole columns must agree with reading one value after the other wherever it answers."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.normalise import normaliser
from linkgraph.normalise.columns import columnwise

KINDS = ["email", "handle", "phone", "name", "city", "headline", "bio", "education", "employment"]
PIECES = st.sampled_from(
    [
        *(
            "Ann",
            "Kim",
            "Dr",
            "dr.",
            "PhD",
            "jr",
            "n/a",
            "test",
            "none",
            "User",
            "aaa",
            "x",
            "-",
            "_",
            ".",
            " ",
            "  ",
            "|",
        ),
        *(
            "@",
            "gmail.com",
            "example.com",
            "mail.org",
            "b.test",
            "+tag",
            "..",
            "x" * 70,
            "é",
            "K",
            "\t",
            "\n",
            "\u200b",
        ),
        *(
            "+49",
            "+1",
            "+44",
            "+54",
            "+55",
            "+39",
            "+800",
            "+7",
            "0",
            "170",
            "1234567",
            "5555555",
            "2",
            "(0)",
            "/",
            "9876543",
        ),
        *("2025550123", "30901820", "11987654321", "9 11 2345 6789", "699812345", "ext 5", "#"),
    ]
)
RAW = st.one_of(
    st.lists(PIECES, min_size=1, max_size=5).map("".join), st.text(max_size=12), st.from_regex(r"\+[1-9][0-9 -]{6,16}")
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(st.lists(RAW, min_size=1, max_size=60), st.sampled_from([None, "US", "DE"]))
def test_what_columns_say_is_what_the_normaliser_says(kind: str, raws: list[str], country: str | None) -> None:
    canonical = columnwise(kind)
    assert canonical is not None
    raws = [raw.encode("utf-8", "replace").decode() for raw in raws]
    for raw, value in zip(raws, canonical(pl.Series(raws, dtype=pl.String)), strict=True):
        assert value is None or value == normaliser(kind)(raw, country), raw


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("email", "Ann.Lee+x@Mail.org", "ann.lee+x@mail.org"),
        ("email", "ann@gmail.com", None),
        ("handle", "AnnLee_7", "annlee_7"),
        ("phone", "+49 (170) 867-5309", "+491708675309"),
        ("phone", "+44 0 20 7946 0958", None),
        ("name", "Ann Lee", "Ann Lee"),
        ("name", "Dr Ann Lee", None),
        ("bio", "I build things.", "I build things."),
        ("bio", "n/a", None),
    ],
)
def test_what_columns_can_tell(kind: str, raw: str, value: str | None) -> None:
    canonical = columnwise(kind)
    assert canonical is not None
    assert canonical(pl.Series([raw])).to_list() == [value]


def test_other_kinds_have_none() -> None:
    assert columnwise("address") is None
    assert columnwise("no kind") is None
