"""Queries that people write, in processes of their own: the engine may end its process (decision 0002).

A process answers one query at a time. It is kept for the next one, and ends by itself when none comes for a while.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from linkgraph.errors import QueryError
from linkgraph.store.base import Result
from linkgraph.store.ladybug.guard import CLOSED
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.stopping import Stop, stoppable

ENGINE = (
    "the store's engine failed on this query and ended; the graph is unharmed, and other queries go on. "
    f"If it closes a circle, {CLOSED}"
)
KILLED = "the system ended the query, perhaps for lack of memory; narrow it down"
SIGKILL = -9
COMMAND = (sys.executable, "-P", "-m", "linkgraph.store.ladybug.answering")


class Apart:
    """Processes that read one graph: started when a query needs one, as many as there are queries at a time."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._graph = (path, settings)
        self._lock = Lock()
        self._idle: list[_Process] = []

    def ask(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        stop: Stop | None = None,
    ) -> Result:
        """See `GraphStore.query`; QueryError also where the engine ended on the query."""
        process = self._free()
        try:
            with stoppable(stop, process.kill):
                answer = process.ask((cypher, params, limit, timeout))
        except BaseException:
            process.end()
            raise
        with self._lock:
            self._idle.append(process)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Ends the processes that have nothing to do."""
        while self._idle:
            self._idle.pop().end()

    def _free(self) -> _Process:
        """One that waits for a question, so that what it does from now on is due to the question."""
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.is_ready():
                    return process
                process.end()
        return _Process(*self._graph)


class _Process:
    """One of them, spoken to through its pipes."""

    def __init__(self, path: Path, settings: Settings) -> None:
        here = os.pathsep.join(filter(None, sys.path))
        self._running = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": here}
        )
        assert self._running.stdin
        assert self._running.stdout
        self._questions, self._answers = self._running.stdin, self._running.stdout
        self._say((path, settings))

    def is_ready(self) -> bool:
        """False where it has ended, as it does when nothing was asked for a while."""
        try:
            self._say(None)
            pickle.load(self._answers)
        except (OSError, EOFError):
            return False
        return True

    def ask(self, question: tuple[object, ...]) -> Result | Exception:
        """What it says; QueryError where it ends instead."""
        try:
            self._say(question)
            answer: Result | Exception = pickle.load(self._answers)
        except (OSError, EOFError, pickle.UnpicklingError):
            raise QueryError(KILLED if self._running.wait() == SIGKILL else ENGINE) from None
        return answer

    def kill(self) -> None:
        """Ends it at once, whatever it does."""
        self._running.kill()

    def end(self) -> None:
        """Ends it and lets go of its pipes."""
        self.kill()
        self._running.communicate()

    def _say(self, message: object) -> None:
        pickle.dump(message, self._questions)
        self._questions.flush()
