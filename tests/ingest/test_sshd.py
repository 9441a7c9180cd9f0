from __future__ import annotations

import os
from pathlib import Path

from .foreign import read_foreign
from .reading import real_data

LOG = """\
Jan  3 09:00:01 web1 CRON[11]: pam_unix(cron:session): session opened for user root
Jan  3 09:00:02 web1 sshd[21]: Accepted publickey for ann from 203.0.113.9 port 50122 ssh2: ED25519 SHA256:x
Jan  3 09:00:03 web1 sshd[22]: Failed password for invalid user admin from 198.51.100.7 port 4711 ssh2
Jan  3 09:00:04 web1 sshd[22]: message repeated 2 times: [ Failed password for ann from 198.51.100.7 port 4711 ssh2]
Jan  3 10:30:00 web1 sshd[21]: pam_unix(sshd:session): session closed for user ann
Jan  3 11:00:00 web1 sshd[30]: Accepted password for kim from 2001:db8::7 port 1 ssh2
"""


def test_logins_sessions_and_failures(tmp_path: Path) -> None:
    file = tmp_path / "auth.log"
    file.write_text(LOG)
    os.utime(file, (1704300000, 1704300000))  # 2024-01-03T16:40:00Z
    found = read_foreign(file)
    assert (found.by, found.rejects) == ("sshd log", [])
    ann, kim = found.rows["logins"]
    assert ann == {
        "account": "sshd:ann@web1",
        "platform": "sshd",
        "at": "2024-01-03T09:00:02+00:00",
        "ended_at": "2024-01-03T10:30:00+00:00",
        "ip": "203.0.113.9",
        "port": "50122",
        "extra": {"method": "publickey"},
        "line": 2,
    }
    assert (kim["ip"], kim.get("ended_at")) == ("2001:db8::7", None)
    assert [(row["account"], row["kind"], row["note"]) for row in found.rows["events"]] == [
        ("sshd:admin@web1", "login_failed", "password from 198.51.100.7"),
        ("sshd:ann@web1", "login_failed", "password from 198.51.100.7, 2 times"),
    ]


def test_a_log_of_december_read_in_january(tmp_path: Path) -> None:
    file = tmp_path / "auth.log"
    file.write_text(LOG.replace("Jan  3", "Dec 31"))
    os.utime(file, (1704300000, 1704300000))
    assert read_foreign(file).rows["logins"][0]["at"] == "2023-12-31T09:00:02+00:00"


def test_the_real_log() -> None:
    found = read_foreign(real_data("logs_sshd") / "OpenSSH_2k.log")
    assert found.rejects == []
    assert [row["account"] for row in found.rows["logins"]] == ["sshd:fztu@LabSZ"]
    assert found.rows["logins"][0]["ended_at"].endswith("-12-10T09:45:06+00:00")
    assert len(found.rows["events"]) == 524
    assert {row["kind"] for row in found.rows["events"]} == {"login_failed"}


def test_the_real_syslog_of_old_kind() -> None:
    assert len(read_foreign(real_data("logs_sshd") / "Linux_2k.log").rows["events"]) == 372
