"""The process at the other end of `apart`: answers queries on one graph until nobody asks any more."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from threading import Timer
from typing import BinaryIO

from linkgraph.store.base import Result
from linkgraph.store.ladybug.store import LadybugStore

PATIENCE = 120.0
"""Seconds without a question after which it ends, and gives back its memory."""


def main() -> None:
    """Reads questions from standard input and writes answers to standard output, pickled both."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asks
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the engine prints is no answer
    store = LadybugStore(*pickle.load(sys.stdin.buffer))
    while True:
        try:
            question = _question(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(question and _answer(store, *question), answers)
        answers.flush()


def _question(questions: BinaryIO) -> tuple[str, dict[str, object] | None, int | None, float | None] | None:
    waiting = Timer(PATIENCE, os._exit, (0,))
    waiting.daemon = True
    waiting.start()
    try:
        found: tuple[str, dict[str, object] | None, int | None, float | None] | None = pickle.load(questions)
    finally:
        waiting.cancel()
    return found


def _answer(
    store: LadybugStore, cypher: str, params: dict[str, object] | None, limit: int | None, timeout: float | None
) -> Result | Exception:
    try:
        return store.query_own(cypher, params, limit=limit, timeout=timeout)
    except Exception as error:
        return error


if __name__ == "__main__":
    main()
