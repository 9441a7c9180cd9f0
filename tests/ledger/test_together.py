from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.ledger import together as module
from linkgraph.ledger.together import together
from linkgraph.records import Batch, Reject
from tests.ledger.batches import batch

KINDS = ("profiles", "logins")


def parts(sizes: list[tuple[str, int]]) -> list[Batch | Reject]:
    """Batches of so many rows, each account numbered; one of no rows is a reject."""
    made: list[Batch | Reject] = []
    number = 0
    for kind, size in sizes:
        said = [{"account": f"x:{number + each}"} for each in range(size)]
        made.append(batch(kind, *said) if size else Reject("f", number, "no account"))
        number += size
    return made


def accounts(items: list[Batch | Reject], kind: str) -> list[str]:
    found = [item.rows["account"].to_pylist() for item in items if isinstance(item, Batch) and item.kind == kind]
    return [account for part in found for account in part]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 4)), max_size=12), st.integers(1, 9))
def test_nothing_is_lost_and_the_order_within_a_kind_stays(sizes: list[tuple[str, int]], rows: int) -> None:
    given_parts = parts(sizes)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "ROWS", rows)
        made = list(together(given_parts))
    for kind in KINDS:
        assert accounts(made, kind) == accounts(given_parts, kind)
        lengths = [item.rows.num_rows for item in made if isinstance(item, Batch) and item.kind == kind]
        assert all(length >= rows for length in lengths[:-1])
    assert [item for item in made if isinstance(item, Reject)] == [i for i in given_parts if isinstance(i, Reject)]


def test_what_is_held_back_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BYTES", 1)
    made = list(together(parts([("profiles", 2), ("logins", 3), ("profiles", 1)])))
    assert [(item.kind, item.rows.num_rows) for item in made if isinstance(item, Batch)] == [
        ("profiles", 2),
        ("logins", 3),
        ("profiles", 1),
    ]


def test_many_small_ones_do_not_wait_for_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIECES", 3)
    made = list(together(parts([("profiles", 1)] * 7)))
    assert [item.rows.num_rows for item in made if isinstance(item, Batch)] == [3, 3, 1]
