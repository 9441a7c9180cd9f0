"""Work in a thread beside the caller's own."""

from __future__ import annotations

import threading

import pytest

from linkgraph.store.aside import Aside


def test_pieces_run_one_after_another_while_the_caller_goes_on() -> None:
    aside, go, done = Aside("test"), threading.Event(), list[int]()
    aside.begin(lambda: _after(go, done))
    aside.begin(lambda: done.append(2))
    before = aside.idle, list(done)
    go.set()
    aside.wait()
    assert (before, aside.idle, done) == ((False, []), True, [1, 2])
    aside.close()


def test_what_is_about_something_else_is_not_waited_for() -> None:
    aside, go, done = Aside("test"), threading.Event(), list[int]()
    aside.begin(lambda: done.append(1), "one", 3)
    aside.begin(lambda: _after(go, done), "other", 4)
    aside.wait({"one", "nothing"})
    running = not aside.idle, aside.held
    go.set()
    aside.wait({"other"})
    assert (running, done, aside.held) == ((True, 4), [1, 1], 0)
    aside.close()


def test_a_mistake_is_raised_by_what_is_asked_next() -> None:
    aside = Aside("test")
    aside.begin(_fail)
    with pytest.raises(ValueError, match="no"):
        aside.wait()
    aside.wait()
    aside.close()


def test_what_has_not_begun_is_dropped_at_the_end() -> None:
    aside, go, done = Aside("test"), threading.Event(), list[int]()
    aside.begin(lambda: _after(go, done))
    aside.begin(lambda: done.append(2))
    threading.Timer(0.1, go.set).start()
    aside.close()
    assert 2 not in done


def _after(go: threading.Event, done: list[int]) -> None:
    go.wait()
    done.append(1)


def _fail() -> None:
    raise ValueError("no")
