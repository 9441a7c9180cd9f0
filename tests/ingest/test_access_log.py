"""Log lines written by gunicorn's own logger, in its default format, which is the Combined one."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from .foreign import read_foreign


class Writer:
    """A server's log, the time put in by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, combined: bool = True) -> None:
        config = Config()
        config.set("accesslog", "-")
        if not combined:
            config.set("access_log_format", '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s')
        self.logger, self.format = Logger(config), config.access_log_format
        self.patch, self.lines = monkeypatch, list[str]()

    def request(self, user: str, ip: str, at: str, agent: str = "Mozilla/5.0 (X11)", status: str = "200 OK") -> None:
        self.patch.setattr(self.logger, "now", lambda: f"[{at}]")
        token = base64.b64encode(f"{user}:x".encode()).decode()
        environ = {
            "REMOTE_ADDR": ip,
            "REQUEST_METHOD": "GET",
            "RAW_URI": '/a?q="x"',
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_USER_AGENT": agent,
        } | ({"HTTP_AUTHORIZATION": f"Basic {token}"} if user else {})
        answer = SimpleNamespace(status=status, sent=512, headers=[], headers_sent=True)
        request = SimpleNamespace(headers=[])
        atoms = self.logger.atoms(answer, request, environ, timedelta(seconds=1))
        self.lines.append(self.format % self.logger.atoms_wrapper_class(atoms))

    def save(self, path: Path) -> Path:
        path.write_text("\n".join(self.lines) + "\n")
        return path


def clock(minute: int) -> str:
    return (datetime(2024, 5, 6, 9) + timedelta(minutes=minute)).strftime("%d/%b/%Y:%H:%M:%S +0200")


@pytest.mark.parametrize("combined", [True, False])
def test_requests_become_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, combined: bool) -> None:
    log = Writer(monkeypatch, combined=combined)
    for minute in (0, 20, 45, 120):
        log.request("ann", "203.0.113.9", clock(minute))
    log.request("kim", "2001:db8::1", clock(3))
    log.request("", "203.0.113.9", clock(4))
    log.request("eve", "203.0.113.9", clock(5), status="401 Unauthorized")
    found = read_foreign(log.save(tmp_path / "access.log"))
    assert found.by == "access log"
    rows = sorted(found.rows["logins"], key=lambda row: (row["account"], row["at"]))
    assert [(row["account"], row["at"], row.get("ended_at"), row["line"]) for row in rows] == [
        ("web:ann", "2024-05-06T07:00:00+00:00", "2024-05-06T07:45:00+00:00", 1),
        ("web:ann", "2024-05-06T09:00:00+00:00", None, 4),
        ("web:kim", "2024-05-06T07:03:00+00:00", None, 5),
    ]
    assert {row.get("user_agent") for row in rows} == ({"Mozilla/5.0 (X11)"} if combined else {None})
    assert [reject.reason for reject in found.rejects] == [
        "2 requests name no user, so they belong to no account",
    ]


def test_a_line_that_is_none_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Writer(monkeypatch)
    log.request("ann", "203.0.113.9", clock(0))
    log.lines.append("[notice] resuming normal operations")
    log.request("ann", "203.0.113.9", clock(1))
    found = read_foreign(log.save(tmp_path / "x.log"))
    assert [(reject.line, reject.reason) for reject in found.rejects] == [
        (2, "the line is not of the Combined Log Format")
    ]


def test_names_of_hosts_and_quotes_in_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(monkeypatch)
    writer.request("ann", "2001:db8::7", "06/May/2024:07:00:00 +0900", agent='Mozilla "x"')
    writer.request("bob", "host.example.com", "06/May/2024:07:00:00 +0900")
    writer.request("", "host.example.com", "06/May/2024:07:00:00 +0900")
    tmp_path.joinpath("access.log").write_text("\n".join(writer.lines) + "\n")
    found = read_foreign(tmp_path / "access.log")
    assert [(row["ip"], row["user_agent"]) for row in found.rows["logins"]] == [("2001:db8::7", 'Mozilla "x"')]
    assert [reject.reason for reject in found.rejects] == [
        "'host.example.com' is the name of a host, not an IP address",
        "1 requests name no user, so they belong to no account",
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        "Sep 15 16:13:46 ip-172-31-43-28.internal nginx[2869]: ",
        "<190>Sep  5 16:13:46 web1 nginx: ",
        "2024-05-06T07:00:00.123456+09:00 web1 nginx: ",
        "<190>1 2024-05-06T07:00:00+09:00 web1 nginx 28 - - ",
    ],
)
def test_lines_that_went_through_syslog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefix: str) -> None:
    writer = Writer(monkeypatch)
    writer.request("ann", "203.0.113.9", clock(0))
    writer.request("", "203.0.113.10", clock(0))
    writer.lines = [prefix + line for line in writer.lines]
    found = read_foreign(writer.save(tmp_path / "access.log"))
    assert [(row["account"], row["ip"]) for row in found.rows["logins"]] == [("web:ann", "203.0.113.9")]
    assert [reject.reason[:11] for reject in found.rejects] == ["1 requests "]


def test_an_id_of_the_request_before_the_user_is_no_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(monkeypatch)
    for _ in range(3):
        writer.request("", "203.0.113.9", clock(0))
    writer.lines = [
        line.replace("203.0.113.9 - -", f"x.org 203.0.113.9 - r{at} -") for at, line in enumerate(writer.lines)
    ]
    found = read_foreign(writer.save(tmp_path / "access.log"))
    assert (found.rows, [reject.reason[:11] for reject in found.rejects]) == ({}, ["3 requests "])
