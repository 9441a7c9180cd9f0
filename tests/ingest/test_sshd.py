from __future__ import annotations

import json
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
        "device": "ssh key SHA256:x",
        "extra": {"method": "publickey"},
        "line": 2,
    }
    assert (kim["ip"], kim.get("ended_at")) == ("2001:db8::7", None)
    assert [(row["account"], row["kind"], row["note"]) for row in found.rows["events"]] == [
        ("sshd:admin@web1", "login_failed", "password from 198.51.100.7"),
        ("sshd:ann@web1", "login_failed", "password from 198.51.100.7, 2 times"),
    ]


def test_the_new_form_of_syslog(tmp_path: Path) -> None:
    tmp_path.joinpath("auth.log").write_text(
        "<38>1 2024-05-06T07:00:00.5+09:00 web1 sshd 21 - - Accepted publickey for git from 2001:db8::1 port 5 ssh2: "
        "RSA SHA256:x\n"
        "<38>1 2024-05-06T07:10:00+09:00 web1 sshd-session 21 - - Disconnected from user git 2001:db8::1 port 5\n"
        '<38>1 2024-05-06T07:11:00+09:00 web1 sshd 22 - [a x="\\]"] Failed password for bob from 203.0.113.9 port 4\n'
    )
    found = read_foreign(tmp_path / "auth.log")
    (login,), (event,) = found.rows["logins"], found.rows["events"]
    assert (login["account"], login["ip"], login["ended_at"]) == (
        "sshd:git@web1",
        "2001:db8::1",
        "2024-05-06T07:10:00+09:00",
    )
    assert (event["account"], event["at"]) == ("sshd:bob@web1", "2024-05-06T07:11:00+09:00")


def test_the_journal_of_systemd(tmp_path: Path) -> None:
    """By hand after systemd.journal-fields(7): a journal needs systemd to run."""

    def entry(at: int, said: str | list[int], process: str = "21", program: str = "sshd") -> str:
        fields = {"SYSLOG_IDENTIFIER": program, "_HOSTNAME": "web1", "_PID": process, "MESSAGE": said}
        return json.dumps({"__CURSOR": "s=1", "__REALTIME_TIMESTAMP": str(at * 1_000_000), "PRIORITY": "6", **fields})

    lines = [
        entry(1704300000, "Server listening on :: port 22.", "1"),
        entry(1704300001, "Accepted password for ann from 203.0.113.9 port 40 ssh2"),
        entry(1704300002, "pam_unix(cron:session): session closed for user root", program="CRON"),
        entry(1704300060, "pam_unix(sshd:session): session closed for user ann", program="sshd-session"),
        entry(1704300061, list(b"Failed password for bob from 203.0.113.9 port 41 ssh2"), "22"),
        entry(1704300062, [], "23").replace("1704300062000000", "x"),
    ]
    tmp_path.joinpath("journal.json").write_text("\n".join(lines))
    found = read_foreign(tmp_path / "journal.json")
    (login,), (event,) = found.rows["logins"], found.rows["events"]
    assert (login["account"], login["at"], login["ended_at"]) == (
        "sshd:ann@web1",
        "2024-01-03T16:40:01+00:00",
        "2024-01-03T16:41:00+00:00",
    )
    assert (event["account"], event["line"]) == ("sshd:bob@web1", 5)
    assert [reject.line for reject in found.rejects] == [6]


def test_older_forms(tmp_path: Path) -> None:
    """A blank more after the tag (rsyslog), a day without one before it, and a key as OpenSSH wrote it until 6.8."""
    tmp_path.joinpath("auth.log").write_text(
        "Mar 1 19:26:39 mac sshd[3]:  Accepted publickey for ann from 203.0.113.9 port 59 ssh2: "
        "RSA e8:31:68:c7:01:2d:25:20:36:8f:50:5d:f9:ee:70:4c\n"
    )
    (login,) = read_foreign(tmp_path / "auth.log").rows["logins"]
    assert login["device"] == "ssh key MD5:e8:31:68:c7:01:2d:25:20:36:8f:50:5d:f9:ee:70:4c"


def test_a_log_that_tells_of_no_login_says_so(tmp_path: Path) -> None:
    tmp_path.joinpath("auth.log").write_text("Mar  1 19:26:39 web1 sshd[3]: Server listening on :: port 22.\n")
    assert [reject.reason for reject in read_foreign(tmp_path / "auth.log").rejects] == [
        "nothing in this file (sshd log) tells of accounts or is watched for"
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
