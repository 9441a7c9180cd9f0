"""Bars on a terminal, by rich."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from linkgraph.progress.base import Stage
from linkgraph.progress.pace import pace


class TerminalProgress:
    """One bar a stage on standard error: items, rate, time left."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._bars: Bars | None = None

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Stage]:
        """A bar while the stage runs; it stays on the screen when it is done."""
        outermost = self._bars is None
        bars = self._bars = self._bars or _bars(self._console)
        if outermost:
            bars.start()
        task = bars.add_task(name, total=total)
        try:
            yield TerminalStage(bars, task)
            bars.update(task, total=bars.tasks[bars.task_ids.index(task)].completed or 1)
            bars.update(task, completed=bars.tasks[bars.task_ids.index(task)].total)
        finally:
            if outermost:
                bars.stop()
                self._bars = None

    def note(self, text: str) -> None:
        """Writes the line above the bars."""
        self._console.print(Text(text), soft_wrap=True)


class TerminalStage:
    """One bar."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        self._bars, self._task = bars, task

    def advance(self, n: int = 1) -> None:
        """Moves the bar by `n` items."""
        self._bars.advance(self._task, n)

    def note(self, text: str) -> None:
        """Writes the line above the bars."""
        self._bars.console.print(Text(text), soft_wrap=True)


class RateColumn(ProgressColumn):
    """Items a second, or a minute."""

    def render(self, task: Task) -> Text:
        """The rate so far, or nothing before the first item."""
        speed = task.finished_speed or task.speed
        return Text(pace(speed) if speed and task.completed > 1 else "", style="dim")


def _bars(console: Console) -> Bars:
    return Bars(
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=False,
    )
