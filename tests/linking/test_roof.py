from __future__ import annotations

from itertools import combinations

import polars as pl

from linkgraph.linking.roof import under_one_roof

Row = tuple[str, str, str, str, int]


def roofs(*rows: Row) -> set[tuple[str, str]]:
    """Rows of signal, level, l, r, value."""
    groups = {"address": "roof", "phone": "roof", "name": "identity"}
    frame = pl.DataFrame(
        [
            {"signal": s, "group": groups[s], "level": level, "weight": 1.0, "l": a, "r": b, "value": v}
            for s, level, a, b, v in rows
        ]
    )
    return set(under_one_roof(frame).select("l", "r").iter_rows())


def test_different_names_at_one_address() -> None:
    assert roofs(("address", "same", "a", "b", 1), ("name", "different", "a", "b", 2)) == {("a", "b")}


def test_one_name_at_one_address_is_no_household() -> None:
    assert roofs(("address", "same", "a", "b", 1), ("name", "same", "a", "b", 2)) == set()


def test_one_agreeing_name_is_enough() -> None:
    rows = [("address", "same", "a", "b", 1), ("name", "spelling", "a", "b", 2), ("name", "different", "a", "b", 3)]
    assert roofs(*rows) == set()


def test_accounts_without_names_are_not_taken_for_a_household() -> None:
    assert roofs(("address", "same", "a", "b", 1)) == set()


def test_a_phone_whose_sharers_live_together_covers_those_whose_address_is_unknown() -> None:
    office = [("a", "b"), ("a", "c"), ("b", "c")]
    rows: list[Row] = [(s, "same", a, b, 1) for a, b in office for s in ("address", "phone")]
    rows += [("name", "different", a, b, 2) for a, b in office]
    rows += [("phone", "same", "a", "d", 1), ("name", "different", "a", "d", 2), ("phone", "same", "b", "e", 1)]
    assert roofs(*rows) == {*office, ("a", "d"), ("b", "e")}


def test_an_offices_phone_covers_colleagues_whose_names_are_only_alike() -> None:
    office = [("a", "b"), ("a", "c"), ("b", "c")]
    rows: list[Row] = [(s, "same", a, b, 1) for a, b in office for s in ("address", "phone")]
    rows += [("name", "different", a, b, 2) for a, b in office]
    rows += [("phone", "same", "a", "d", 1), ("name", "spelling", "a", "d", 3)]
    rows += [("phone", "same", "a", "e", 1), ("name", "same", "a", "e", 4)]
    assert roofs(*rows) == {*office, ("a", "d")}


def test_a_phone_whose_sharers_live_apart_covers_nobody() -> None:
    everyone = [(a, b) for a, b in combinations("abcde", 2)]
    rows: list[Row] = [("phone", "same", a, b, 1) for a, b in everyone]
    rows += [("name", "different", a, b, 2) for a, b in everyone]
    assert roofs(*rows, ("address", "same", "a", "b", 3)) == {("a", "b")}
