"""What a real sshd says through a real syslog daemon, in the old form of its lines and in the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import sshd_server
from .foreign import read_foreign

pytestmark = pytest.mark.skipif(sshd_server.missing() is not None, reason=str(sshd_server.missing()))


@pytest.mark.parametrize("form", sshd_server.TEMPLATES)
def test_logins_and_failures(tmp_path: Path, form: str) -> None:
    with sshd_server.running(tmp_path, form) as port:
        assert sshd_server.connect(tmp_path, port, "root", "right")
        assert not sshd_server.connect(tmp_path, port, "root", "wrong")
        assert not sshd_server.connect(tmp_path, port, "nobody-here")
        text = sshd_server.lines_until(tmp_path, "Failed password for invalid user nobody-here")
        sshd_server.lines_until(tmp_path, "Disconnected from user root")
    found = read_foreign(tmp_path / "auth.log")
    assert (found.by, found.rejects) == ("sshd log", [])
    (login,) = found.rows["logins"]
    host = text.partition(" sshd[")[0].split()[-1]
    assert (login["account"], login["ip"], login["extra"]) == (
        f"sshd:root@{host}",
        "127.0.0.1",
        {"method": "publickey"},
    )
    assert login["port"] in text
    assert login["at"] <= login["ended_at"]
    assert [(row["account"], row["kind"], row["note"]) for row in found.rows["events"]] == [
        (f"sshd:nobody-here@{host}", "login_failed", "password from 127.0.0.1")
    ]
