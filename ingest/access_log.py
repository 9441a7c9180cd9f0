"""Access logs of web servers: Common and Combined Log Format. A named user's request is a use of the account.

Requests of one user from one address and browser, none more than 30 minutes after the one before,
are one session. A request without a user says nothing of an account; such lines are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from linkgraph.records import Reject

from .core import syslog
from .core.foreign import Foreign, Record, Sample
from .core.lines import text_lines
from .core.source import SourceFile
from .core.utf8 import encoding_of

PAUSE = timedelta(minutes=30)
"""The longest pause within one session."""
_LINE = re.compile(
    rf"(?:{syslog.HEADER})?(?:(?P<site>[\w.-]+(?::\d+)?) )?(?P<ip>\S+) \S+ (?P<user>.+?) "
    r'\[(?P<at>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [-+]\d{4})\] "(?:[^"\\]|\\.)*" (?P<status>\d{3}) (?:\d+|-)'
    r'(?: "(?:[^"\\]|\\.)*" "(?P<agent>(?:[^"\\]|\\.)*)")?'
)
_IP = re.compile(r"\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f.:]+)\]?")


@dataclass(slots=True)
class _Session:
    line: int
    begun: datetime
    last: datetime
    requests: int = 1


Key = tuple[str, str, str | None]


class AccessLog(Foreign):
    """What Apache, nginx and others write, one request a line."""

    name = "access log"

    def recognises(self, head: Sample) -> bool:
        """True where most of the first lines are of the format."""
        lines = head.lines[:50]
        return bool(lines) and sum(_LINE.match(line) is not None for line in lines) > len(lines) // 2

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """One login a session, in the order in which the sessions end."""
        under_way: dict[Key, _Session] = {}
        nameless = 0
        for line in text_lines(source.path, encoding_of(source.path)):
            found = None if line.fault else _LINE.match(line.text)
            if found is None:
                yield Reject(source.file, line.number, line.fault or "the line is not of the Combined Log Format")
                continue
            if _is_nobody(found["user"]) or found["status"] == "401":
                nameless += 1
                continue
            if not _IP.fullmatch(found["ip"]):
                yield Reject(source.file, line.number, f"{found['ip'][:80]!r} is the name of a host, not an IP address")
                continue
            yield from _request(under_way, line.number, found)
        for key, session in under_way.items():
            yield _login(key, session)
        if nameless:
            yield Reject(source.file, 0, f"{nameless} requests name no user, so they belong to no account")


def _is_nobody(user: str) -> bool:
    """True for no user, also where a server writes a field of its own before the user, such as the request's id."""
    return user in ("-", '""') or user.endswith(" -")


def _request(under_way: dict[Key, _Session], line: int, found: re.Match[str]) -> Iterator[Record]:
    at = datetime.strptime(found["at"], "%d/%b/%Y:%H:%M:%S %z")
    key = (found["user"], found["ip"].strip("[]"), found["agent"])
    session = under_way.get(key)
    if session is not None and abs(at - session.last) <= PAUSE:
        session.begun, session.last = min(session.begun, at), max(session.last, at)
        session.requests += 1
        return
    if session is not None:
        yield _login(key, session)
    under_way[key] = _Session(line, at, at)


def _login(key: Key, session: _Session) -> Record:
    user, ip, agent = key
    row = {
        "account": user if ":" in user else "web:" + _plain(user.strip('"')),
        "at": session.begun.astimezone(UTC).isoformat(),
        "ended_at": session.last.astimezone(UTC).isoformat() if session.last > session.begun else None,
        "ip": ip,
        "user_agent": None if agent in (None, "-") else _plain(agent),
        "requests": str(session.requests),
    }
    return Record("logins", session.line, row)


def _plain(text: str) -> str:
    """`text` without the backslashes that servers put before quotes in it."""
    return re.sub(r'\\(["\\])', r"\1", text)
