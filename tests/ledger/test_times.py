from __future__ import annotations

from linkgraph.ledger.times import canonical_cells
from tests.ledger.batches import batch


def test_times_become_iso_and_what_is_none_is_named() -> None:
    made, rejects = canonical_cells(
        batch(
            "logins",
            {"account": "x:a", "at": "2024-05-31T11:00:00+02:00", "ip": "203.0.113.9"},
            {"account": "x:a", "at": "2024-05-31 09:00", "ip": "203.0.113.9", "ended_at": "later"},
            {"account": "x:a", "at": "last Tuesday", "ip": "203.0.113.9"},
            {"account": "x:a", "at": "2024-05-31T09:00:00Z", "ip": "999.1.1.1"},
        )
    )
    assert made.rows.column("at").to_pylist() == ["2024-05-31T09:00:00Z", "2024-05-31T09:00:00Z"]
    assert made.rows.column("ended_at").to_pylist() == [None, None]
    assert [reject.line for reject in rejects] == [4, 3, 5]
    assert {reject.file for reject in rejects} == {"logins.csv"}
    assert "at 'last Tuesday' is not a time" in rejects[0].reason
    assert rejects[1].reason.endswith("the rest of the row was kept")
    assert rejects[2].reason == "ip '999.1.1.1' is not an IP address"


def test_numbers() -> None:
    row = {"account": "x:a", "at": "2024-05-31", "currency": "USD"}
    made, rejects = canonical_cells(batch("payments", {**row, "amount": "1,250.50"}, {**row, "amount": "a lot"}))
    assert made.rows.column("amount").to_pylist() == ["1250.5"]
    assert [(reject.line, reject.reason) for reject in rejects] == [(3, "amount 'a lot' is not a number")]


def test_an_empty_cell_is_no_mistake() -> None:
    made, rejects = canonical_cells(batch("photos", {"account": "x:a", "file": "a.png"}))
    assert made.rows.num_rows == 1
    assert rejects == []
