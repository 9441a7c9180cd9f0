"""What is said while a job runs."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from linkgraph.progress import PlainProgress, Progress, SilentProgress, progress
from linkgraph.progress.pace import pace
from linkgraph.progress.terminal import TerminalProgress


class Clock:
    """Time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_plain_speaks_now_and_then_and_at_the_end() -> None:
    stream, clock = io.StringIO(), Clock()
    with PlainProgress(stream, every=5, clock=clock).stage("photos", 500) as stage:
        for _ in range(10):
            clock.now += 1
            stage.advance(20)
        stage.note("one is broken")
    assert stream.getvalue().splitlines() == [
        "photos: 100 of 500, 20 a second, 5.0 s",
        "photos: 200 of 500, 20 a second, 10.0 s",
        "photos: one is broken",
        "photos: 200 of 500, 20 a second, 10.0 s, done",
    ]


def test_plain_says_that_a_stage_was_stopped() -> None:
    stream = io.StringIO()
    with pytest.raises(ValueError, match="bad"), PlainProgress(stream).stage("links"):
        raise ValueError("bad")
    assert stream.getvalue().endswith("stopped\n")


def test_silent_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _use(SilentProgress())
    _use(progress(quiet=True))
    assert capsys.readouterr() == ("", "")


def test_terminal_shows_nested_stages_and_notes() -> None:
    stream = io.StringIO()
    _use(TerminalProgress(Console(file=stream, force_terminal=True, width=120)))
    shown = stream.getvalue()
    for text in ("outer", "inner", "a [bold]note[/bold]", "between"):
        assert text in shown


def test_terminal_lets_errors_through() -> None:
    job = TerminalProgress(Console(file=io.StringIO(), force_terminal=True))
    with pytest.raises(ValueError, match="bad"), job.stage("links", 3):
        raise ValueError("bad")
    _use(job)


def test_lines_where_there_is_no_terminal() -> None:
    assert isinstance(progress(), PlainProgress)


def _use(job: Progress) -> None:
    with job.stage("outer", 2) as outer:
        outer.advance()
        with job.stage("inner") as inner:
            inner.advance(5)
            inner.note("a [bold]note[/bold]")
        outer.advance()
    job.note("between")


@pytest.mark.parametrize(("rate", "said"), [(1200.4, "1,200 a second"), (1.0, "1 a second"), (0.3, "18 a minute")])
def test_slow_work_is_told_by_the_minute(rate: float, said: str) -> None:
    assert pace(rate) == said
