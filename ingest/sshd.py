"""Authentication logs of sshd in syslog's form: logins with their sessions, and failed attempts as events.

A failed attempt says nothing of who owns the account, so it is no login. Syslog of the old kind
(RFC 3164) has no year: it is the latest one that does not lie after the file was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.lines import text_lines
from .core.source import SourceFile
from .core.utf8 import encoding_of

_LINE = re.compile(
    r"(?:<\d+>)?(?:\d )?(?P<at>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*) "
    r"(?P<host>\S+) sshd(?:-session|-auth)?(?:\([^)]*\))?\[(?P<process>\d+)\]: (?P<said>.*)"
)
_REPEATED = re.compile(r"message repeated (?P<times>\d+) times: \[ ?(?P<said>.*)\]$")
_ACCEPTED = re.compile(r"Accepted (?P<how>\S+) for (?P<user>\S+) from (?P<ip>\S+) port (?P<port>\d+)")
_FAILED = re.compile(
    r"Failed (?P<how>\S+) for (?:invalid user |illegal user )?(?P<user>.*?) from (?P<ip>\S+)(?: port (?P<port>\d+))?"
)
_PAM = re.compile(r"(?:pam_unix\(sshd:auth\): )?authentication failure;.* rhost=(?P<ip>\S*)(?:\s+user=(?P<user>\S+))?")
_CLOSED = re.compile(
    r"(?:pam_unix\(sshd:session\): )?session closed for user |Disconnected from user "
    r"|Received disconnect from .*disconnected by user"
)


class SshdLog(Foreign):
    """`auth.log` or `secure`, as sshd writes to syslog."""

    name = "sshd log"

    def recognises(self, head: Sample) -> bool:
        """True where a line of sshd stands among the first, and most are of syslog."""
        lines = head.lines[:50]
        return any(_LINE.match(line) for line in lines) and sum(map(_is_syslog, lines)) > len(lines) // 2

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Logins when their session ends, failed attempts as they come."""
        log = _Log(_Years(source))
        for line in text_lines(source.path, encoding_of(source.path)):
            if line.fault:
                yield Reject(source.file, line.number, line.fault)
            elif found := _LINE.match(line.text):
                yield from log.take(line.number, found)
        yield from log.rest()


def _is_syslog(line: str) -> bool:
    return re.match(r"(?:<\d+>)?(?:\d )?(?:[A-Z][a-z]{2} [ \d]\d \d\d:|\d{4}-\d\d-\d\d[T ])", line) is not None


@dataclass(slots=True)
class _Log:
    years: _Years
    open: dict[tuple[str, str], tuple[int, dict[str, Any]]] = field(default_factory=dict)
    """Logins whose session has not ended, by host and process."""

    def take(self, line: int, found: re.Match[str]) -> Iterator[Record]:
        at, host, said = self.years.whole(found["at"]), found["host"], found["said"]
        times = 1
        if repeated := _REPEATED.match(said):
            times, said = int(repeated["times"]), repeated["said"]
        key = (host, found["process"])
        if accepted := _ACCEPTED.match(said):
            yield from self._end(key, None)
            row = {"at": at, "ip": accepted["ip"], "port": accepted["port"], "method": accepted["how"]}
            self.open[key] = (line, _row(accepted["user"], host) | row)
        elif _CLOSED.match(said):
            yield from self._end(key, at)
        elif failed := _FAILED.match(said) or _of_pam(found[0], said):
            yield _failure(line, failed, host, at, times)

    def rest(self) -> Iterator[Record]:
        for key in list(self.open):
            yield from self._end(key, None)

    def _end(self, key: tuple[str, str], at: str | None) -> Iterator[Record]:
        if key in self.open:
            line, row = self.open.pop(key)
            yield Record("logins", line, row | {"ended_at": at})


def _of_pam(line: str, said: str) -> re.Match[str] | None:
    """A failure that only PAM reports; newer systems report it twice, and sshd's own line is taken."""
    found = _PAM.match(said) if "(pam_unix)" in line else None
    return found if found and found["user"] else None


def _row(user: str, host: str) -> dict[str, Any]:
    return {"account": f"sshd:{user.strip() or '(empty)'}@{host}", "platform": "sshd"}


def _failure(line: int, found: re.Match[str], host: str, at: str, times: int) -> Record:
    how = found.groupdict().get("how") or "password"
    often = f", {times} times" if times > 1 else ""
    note = f"{how} from {found['ip'] or 'an unknown address'}{often}"
    return Record("events", line, _row(found["user"], host) | {"kind": "login_failed", "at": at, "note": note})


class _Years:
    """Puts the year to a syslog time; the log ends before its file was last written."""

    def __init__(self, source: SourceFile) -> None:
        self._written = datetime.fromtimestamp(source.mtime_ns / 1e9, UTC)

    def whole(self, text: str) -> str:
        if text[0].isdigit():
            return text
        for year in (self._written.year, self._written.year - 1, self._written.year - 4):
            try:
                moment = datetime.strptime(f"{year} {text}", "%Y %b %d %H:%M:%S").replace(tzinfo=UTC)
            except ValueError:  # 29 February of another year
                continue
            if (moment - self._written).days < 1:
                return moment.isoformat()
        return text
