"""What the database says about its graph: one node, so that readers see whole publications.

Neo4j gives a reader every committed change at once it is applied, also in mid query, and a large
commit takes a while to apply. So the writer says when it is about to commit and when it is done,
and a reader asks before and after its query: what it read across a publication it reads again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from neo4j import Transaction

T = TypeVar("T")

LABEL = "LinkgraphState"
STALE_SECONDS = 60
"""A writer that said it commits and is not done after this time died between the two."""
WAIT_SECONDS = 30.0
"""How long a reader waits for a commit, and reads again, before it takes what there is."""

MERGE = f"MERGE (s:{LABEL} {{id: 'state'}})"
COMMITTING = f"{MERGE} SET s.committing = timestamp()"
COMMITTED = f"{MERGE} REMOVE s.committing"
UNFINISHED = f"{MERGE} SET s.unfinished = true"
PUBLISHED = f"{MERGE} SET s.revision = coalesce(s.revision, 0) + 1 REMOVE s.unfinished, s.imported"
SETTLED = f"{MERGE} REMOVE s.imported"
READ = (
    f"MATCH (s:{LABEL} {{id: 'state'}}) RETURN coalesce(s.revision, 0) AS revision, "
    f"s.committing IS NOT NULL AND timestamp() - s.committing < {STALE_SECONDS * 1000} AS committing, "
    "coalesce(s.unfinished, false) AS unfinished, coalesce(s.imported, false) AS imported"
)


class MovedError(Exception):
    """Something was published while we read."""


@dataclass(frozen=True, slots=True)
class State:
    """How often the graph was published, whether a commit is under way, and whether parts of one are out.

    `imported`: neo4j-admin made the database, and something is left to do (see `settling`).
    """

    revision: int = 0
    committing: bool = False
    unfinished: bool = False
    imported: bool = False


def state(transaction: Transaction) -> State:
    """What the database says now."""
    found = transaction.run(READ).single()
    return State(**found.data()) if found else State()


def steady(transaction: Transaction, work: Callable[[Transaction], T], *, strict: bool) -> T:
    """What `work` reads; MovedError where `strict` and a publication came between."""
    before = state(transaction)
    if strict and before.committing:
        raise MovedError
    result = work(transaction)
    if strict and state(transaction) != before:
        raise MovedError
    return result


def until_steady(read: Callable[[bool], T]) -> T:
    """Calls `read(strict)` until nothing was published in between, or the time is over."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        try:
            return read(True)
        except MovedError:
            time.sleep(0.05)
    return read(False)
