from __future__ import annotations

from threading import Event

import pytest

from linkgraph.store.ladybug.behind import ROOM, Behind


def test_writes_are_done_in_order() -> None:
    done: list[int] = []
    behind = Behind()
    for number in range(50):
        behind.do(lambda number=number: done.append(number), ROOM // 3)  # type: ignore[misc]
    behind.wait()
    assert done == list(range(50))


def test_it_waits_where_rows_would_take_too_much_room() -> None:
    behind, begun, go = Behind(), [], Event()

    def write() -> None:
        begun.append(go.wait(5))

    behind.do(write, ROOM)
    assert begun == []
    go.set()
    behind.do(write, 1)
    assert begun[0] is True
    behind.wait()
    assert begun == [True, True]


def test_what_fails_is_raised_by_a_later_call() -> None:
    behind = Behind()
    behind.do(lambda: [][1], 1)
    with pytest.raises(IndexError):
        behind.wait()
    behind.wait()
    behind.close()
