from __future__ import annotations

from itertools import combinations
from typing import Any

from linkgraph.ui.bundles import bundles


def rows(accounts: str, signal: str = "wallet", value: str | None = "w") -> list[dict[str, Any]]:
    return [
        {
            "id": a + b + signal, "left": a, "right": b, "signal": signal, "weight": 9.0,
            "left_value": value or a, "right_value": value or b,
        }
        for a, b in combinations(accounts, 2)
    ]  # fmt: skip


def test_a_value_of_five_accounts_is_one_item() -> None:
    shared, single = bundles(rows("abcde"))
    assert [sorted(bundle.accounts) for bundle in shared] == [list("abcde")]
    assert single == []


def test_a_value_of_four_accounts_stays_lines() -> None:
    shared, single = bundles(rows("abcd"))
    assert shared == []
    assert len(single) == 6


def test_near_values_that_all_meet_are_one_item() -> None:
    shared, single = bundles(rows("abcdef", "photo", None))
    assert len(shared) == 1
    assert single == []


def test_a_chain_of_different_values_stays_lines() -> None:
    chain = [row for a, b in zip("abcdefg", "bcdefgh", strict=True) for row in rows(a + b, "email", a)]
    shared, single = bundles(chain)
    assert shared == []
    assert len(single) == 7


def test_the_strongest_of_a_pair_and_signal_is_drawn() -> None:
    weak = {**rows("ab")[0], "id": "weak", "weight": 2.0}
    assert [row["id"] for row in bundles([weak, *rows("ab")])[1]] == ["abwallet"]


def test_two_values_do_not_mix() -> None:
    shared, _ = bundles(rows("abcde") + rows("fghij", value="v"))
    assert len({bundle.ident for bundle in shared}) == 2
