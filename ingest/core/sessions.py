"""Logins that wait for the end of their session, in whichever order a log has the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .foreign import Record

MOST = 50_000
"""Logins that wait, and ends that were seen first; most sessions are never ended, so the oldest go without an end."""
Key = tuple[str, str]
"""A user and a session of theirs."""


class Sessions:
    """Puts the end of a session to the login that began it."""

    def __init__(self) -> None:
        self._open: dict[Key, Record] = {}
        self._ends: dict[Key, str] = {}
        self._dropped = 0

    @property
    def unmatched(self) -> int:
        """Ends whose login is not there."""
        return len(self._ends) + self._dropped

    def begin(self, key: Key, login: Record) -> Iterator[Record]:
        """Takes the login of a session; gives out what need not wait any more."""
        if key in self._ends:
            yield _ended(login, self._ends.pop(key))
            return
        if key in self._open:
            yield self._open.pop(key)
        self._open[key] = login
        if len(self._open) > MOST:
            yield self._open.pop(next(iter(self._open)))

    def end(self, key: Key, at: str) -> Iterator[Record]:
        """Takes the end of a session; gives out its login where that came before."""
        if key in self._open:
            yield _ended(self._open.pop(key), at)
            return
        self._ends[key] = at
        if len(self._ends) > MOST:
            del self._ends[next(iter(self._ends))]
            self._dropped += 1

    def rest(self) -> Iterator[Record]:
        """The logins whose session has no end."""
        yield from self._open.values()
        self._open.clear()


def _ended(login: Record, at: str) -> Record:
    return replace(login, values={**login.values, "ended_at": at})
