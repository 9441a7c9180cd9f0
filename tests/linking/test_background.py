from __future__ import annotations

import math
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.background import common_beyond
from tests.linking.linked import Found, linked
from tests.pipeline.small import LETTER

ACCOUNTS = 12
GROUPS = 3
VALUES = 6
"""Two values of each group."""
SHARES = {"value": pl.Int64, "number": pl.Int64}

held = st.sets(st.tuples(st.integers(0, VALUES - 1), st.integers(0, ACCOUNTS - 1)), min_size=1)


def rows(shared: set[tuple[int, int]], bits: list[float], common: list[bool]) -> pl.DataFrame:
    """A row for each pair of accounts and the value of each group that both have, the lower one where they have two."""
    found: dict[tuple[int, int, int], int] = {}
    for value, left in sorted(shared, reverse=True):
        for right in range(left + 1, ACCOUNTS):
            if (value, right) in shared:
                found[left, right, value % GROUPS] = value
    return pl.DataFrame(
        [
            {
                "pair": left * ACCOUNTS + right,
                "group": f"g{group}",
                "value": value,
                "weight": bits[value],
                "common": common[value],
            }
            for (left, right, group), value in sorted(found.items())
        ],
        schema={"pair": pl.Int64, "group": pl.String, "value": pl.Int64, "weight": pl.Float64, "common": pl.Boolean},
    )


def slow(pairs: pl.DataFrame, shared: set[tuple[int, int]]) -> list[float]:
    found = []
    for row in pairs.iter_rows(named=True):
        less = 0.0
        without = [n for n in range(ACCOUNTS) if (row["value"], n) not in shared]
        for other in pairs.filter(pl.col("pair") == row["pair"]).iter_rows(named=True):
            if other["group"] == row["group"] or not other["common"] or other["weight"] <= 0:
                continue
            share = sum((other["value"], n) in shared for n in without) / len(without) if without else 0.0
            less += max(other["weight"] + math.log2(share), 0.0) if share else 0.0
        found.append(less)
    return found


@given(
    held,
    st.lists(st.floats(-3, 9), min_size=VALUES, max_size=VALUES),
    st.lists(st.booleans(), min_size=VALUES, max_size=VALUES),
)
def test_it_is_that_of_the_slow_way(shared: set[tuple[int, int]], bits: list[float], common: list[bool]) -> None:
    pairs = rows(shared, bits, common)
    carried = pl.DataFrame(sorted(shared), schema=SHARES, orient="row")
    assert common_beyond(pairs, carried, ACCOUNTS).to_list() == pytest.approx(slow(pairs, shared))


WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"


def case(folder: Path, *, paid: range, sent: range) -> Found:
    """A hundred accounts, of which those in `paid` name one wallet and those in `sent` send one text."""
    profiles = [{"account": f"x:{n:02}", "wallet": WALLET if n in paid else ""} for n in range(100)]
    documents = [{"account": f"x:{n:02}", "text": LETTER} for n in sent]
    return linked(folder, {"profiles": profiles, "documents": documents})


def test_a_large_ring_of_a_small_case_does_not_make_what_it_shares_common(tmp_path: Path) -> None:
    assert ("x:00", "x:19") in case(tmp_path, paid=range(20), sent=range(20)).links


def test_strangers_who_meet_on_two_common_things_by_chance_are_not_backed(tmp_path: Path) -> None:
    found = case(tmp_path, paid=range(14), sent=range(10, 35))
    assert found.of("x:10", "x:13", "wallet")
    assert found.of("x:10", "x:13", "document")
    assert found.links == {}
