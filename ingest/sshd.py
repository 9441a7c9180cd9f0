"""Authentication logs of sshd: logins with their sessions, and failed attempts as events.

Read are lines of syslog, old (RFC 3164) and new (RFC 5424), and the journal of systemd as JSON (`journalctl -o json`).
The key somebody logs in with is theirs wherever it is used, so its fingerprint is taken as a device. A failed
attempt says nothing of who owns the account, so it is no login. Syslog of the old kind has no year: it is the
latest one that does not lie after the file was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from linkgraph.records import Reject

from .core import syslog
from .core.entries import entries, says
from .core.foreign import Foreign, Record, Sample, sample
from .core.lines import text_lines
from .core.source import SourceFile
from .core.utf8 import encoding_of

_LINE = re.compile(
    rf"{syslog.PRIORITY}(?P<at>{syslog.TIME}) (?P<host>\S+) (?P<tag>sshd(?:-session|-auth)?(?:\([^)]*\))?)"
    rf"(?:\[(?P<process>\d+)\]:| (?P<process_5424>\d+|-) \S+ {syslog.DATA}) +(?P<said>.*)"
)
_REPEATED = re.compile(r"message repeated (?P<times>\d+) times: \[ ?(?P<said>.*)\]$")
_ACCEPTED = re.compile(
    r"Accepted (?P<how>\S+) for (?P<user>\S+) from (?P<ip>\S+) port (?P<port>\d+)"
    r"(?:.* (?P<key>(?:SHA256|MD5):\S+|(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$))?"
)
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
        if says(head, "MESSAGE", "__REALTIME_TIMESTAMP"):
            return "sshd" in head.text
        lines = head.lines[:50]
        return any(_LINE.match(line) for line in lines) and sum(map(syslog.is_syslog, lines)) > len(lines) // 2

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Logins when their session ends, failed attempts as they come."""
        log = _Log()
        for item in _journal(source) if says(sample(source.path), "__REALTIME_TIMESTAMP") else _syslog(source):
            yield from [item] if isinstance(item, Reject) else log.take(item)
        yield from log.rest()


@dataclass(frozen=True, slots=True)
class _Said:
    """One message of sshd: when, on which host, by which program and process."""

    line: int
    at: str
    host: str
    tag: str
    process: str
    text: str


def _syslog(source: SourceFile) -> Iterator[_Said | Reject]:
    years = _Years(source)
    for line in text_lines(source.path, encoding_of(source.path)):
        if line.fault:
            yield Reject(source.file, line.number, line.fault)
        elif found := _LINE.match(line.text):
            process = found["process"] or found["process_5424"]
            yield _Said(line.number, years.whole(found["at"]), found["host"], found["tag"], process, found["said"])


def _journal(source: SourceFile) -> Iterator[_Said | Reject]:
    """The entries of sshd in a journal (systemd.journal-fields(7)); a message that is no UTF-8 is a list of bytes."""
    for item in entries(source):
        if isinstance(item, Reject):
            yield item
            continue
        line, entry = item
        tag, text, at = (entry.get(name) for name in ("SYSLOG_IDENTIFIER", "MESSAGE", "__REALTIME_TIMESTAMP"))
        if not str(tag).startswith("sshd"):
            continue
        if isinstance(text, list):
            text = bytes(int(one) & 0xFF for one in text if str(one).isdecimal()).decode("utf-8", "replace")
        if not isinstance(text, str) or not str(at).isdecimal() or len(str(at)) > 17:
            yield Reject(source.file, line, "the entry has no message and time that can be read")
            continue
        moment = datetime.fromtimestamp(int(str(at)) / 1e6, UTC).isoformat()
        host, process = (str(entry.get(name) or "-") for name in ("_HOSTNAME", "_PID"))
        yield _Said(line, moment, host, str(tag), process, text)


@dataclass(slots=True)
class _Log:
    open: dict[tuple[str, str], tuple[int, dict[str, Any]]] = field(default_factory=dict)
    """Logins whose session has not ended, by host and process."""

    def take(self, one: _Said) -> Iterator[Record]:
        said, times = one.text, 1
        if repeated := _REPEATED.match(said):
            times, said = int(repeated["times"]), repeated["said"]
        key = (one.host, one.process)
        if accepted := _ACCEPTED.match(said):
            yield from self._end(key, None)
            device = f"ssh key {_fingerprint(accepted['key'])}" if accepted["key"] else None
            row = {"at": one.at, "ip": accepted["ip"], "port": accepted["port"], "method": accepted["how"]}
            self.open[key] = (one.line, _row(accepted["user"], one.host) | row | {"device": device})
        elif _CLOSED.match(said):
            yield from self._end(key, one.at)
        elif failed := _FAILED.match(said) or _of_pam(one.tag, said):
            yield _failure(one.line, failed, one.host, one.at, times)

    def rest(self) -> Iterator[Record]:
        for key in list(self.open):
            yield from self._end(key, None)

    def _end(self, key: tuple[str, str], at: str | None) -> Iterator[Record]:
        if key in self.open:
            line, row = self.open.pop(key)
            yield Record("logins", line, row | {"ended_at": at})


def _fingerprint(key: str) -> str:
    """The fingerprint of a key; until OpenSSH 6.8 it did not say that it is one of MD5."""
    return key if key.startswith(("SHA256:", "MD5:")) else f"MD5:{key}"


def _of_pam(tag: str, said: str) -> re.Match[str] | None:
    """A failure that only PAM reports; newer systems report it twice, and sshd's own line is taken."""
    found = _PAM.match(said) if "(pam_unix)" in tag else None
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
