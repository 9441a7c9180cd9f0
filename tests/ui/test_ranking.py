from __future__ import annotations

from typing import Any

import pytest

from linkgraph.ui.parts.ranking import ORDERS, fits

ROW: dict[str, Any] = {
    "id": "C-1", "risk": 50.0, "size": 3, "findings": 0, "weakest": 9.0, "first_seen": "2025-01-01",
    "accounts": ["upwork:~01AB"], "signals": ["email", "photo"], "platforms": ["upwork"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "signals", "platforms", "fitting"),
    [
        ("", [], [], True),
        (" c-1 ", ["photo"], ["upwork", "guru"], True),
        ("01ab", ["photo", "email"], [], True),
        ("x", [], [], False),
        ("", ["wallet"], [], False),
        ("", [], ["guru"], False),
    ],
)
def test_filters(text: str, signals: list[str], platforms: list[str], fitting: bool) -> None:
    assert fits(ROW, text, signals, platforms) is fitting


@pytest.mark.parametrize(
    ("order", "first"),
    [("Highest risk", {"risk": 90.0}), ("Most accounts", {"size": 9}), ("Most findings", {"findings": 2}),
     ("Strongest bridge", {"weakest": 20.0}), ("Newest", {"first_seen": "2026-01-01"})],
)  # fmt: skip
def test_orders(order: str, first: dict[str, Any]) -> None:
    other = {**ROW, "id": "C-0", **first}
    assert sorted([ROW, other], key=ORDERS[order])[0] is other


def test_missing_values_come_last() -> None:
    unknown = {**ROW, "risk": None, "weakest": None, "first_seen": None}
    for order in ("Highest risk", "Strongest bridge", "Newest"):
        assert sorted([unknown, ROW], key=ORDERS[order])[0] is ROW
