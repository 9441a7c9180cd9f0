"""Items made in a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.ahead import ahead


@given(st.lists(st.integers()))
def test_the_same_items_in_the_same_order(items: list[int]) -> None:
    assert list(ahead(iter(items))) == items


def test_a_mistake_is_raised_in_its_place() -> None:
    def made() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    items = ahead(made())
    assert next(items) == 1
    with pytest.raises(ValueError, match="no more"):
        next(items)


def test_whoever_stops_early_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    items = ahead(iter(range(1000)))
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_items_are_made_while_the_last_is_worked_on() -> None:
    asked = threading.Event()

    def made() -> Iterator[int]:
        yield 1
        asked.set()
        yield 2

    items = ahead(made())
    assert next(items) == 1
    assert asked.wait(10)
    assert list(items) == [2]
