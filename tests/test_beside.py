"""Pieces of work in threads: their order, and what goes wrong in one."""

from __future__ import annotations

import threading
import time

import pytest

from linkgraph.beside import beside, each


def test_what_is_made_comes_in_the_order_of_the_items() -> None:
    def slowly(number: int) -> int:
        time.sleep(0.01 * (3 - number))
        return number * number

    assert list(each(slowly, range(4))) == [0, 1, 4, 9]
    assert list(each(slowly, [])) == []


def test_a_mistake_in_one_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(each(lambda number: 1 // number, [2, 1, 0, 1]))


def test_a_piece_is_done_while_the_block_runs() -> None:
    begun = threading.Event()

    def work() -> str:
        assert begun.wait(5)
        return "done"

    with beside(work) as made:
        begun.set()
    assert made.result() == "done"


def test_a_mistake_beside_is_raised_by_its_result() -> None:
    with beside(lambda: 1 // 0) as made:
        pass
    with pytest.raises(ZeroDivisionError):
        made.result()
