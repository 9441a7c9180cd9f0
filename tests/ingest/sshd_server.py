"""A real sshd and a real syslog daemon, on a port of their own, for the log that they write."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SYSLOG = Path("/dev/log")
NEEDED = ("sshd", "ssh", "ssh-keygen", "rsyslogd")
TEMPLATES = {"old": "RSYSLOG_TraditionalFileFormat", "new": "RSYSLOG_FileFormat"}
SSHD = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication yes
AuthorizedKeysFile {folder}/right.pub
"""
RSYSLOG = """
module(load="imuxsock" SysSock.Name="{socket}")
*.* action(type="omfile" file="{folder}/auth.log" template="{template}")
"""
PATIENCE = 20.0


def missing() -> str | None:
    """Why they cannot run here."""
    if os.geteuid() != 0:
        return "sshd logs people in for root only"
    if SYSLOG.exists():
        return "a syslog daemon runs here"
    return next((f"there is no {name}" for name in NEEDED if _found(name) is None), None)


@contextmanager
def running(folder: Path, form: str) -> Iterator[int]:
    """The port of an sshd that lets the key `right` in; `auth.log` in `folder` is written in one of `TEMPLATES`."""
    Path("/run/sshd").mkdir(exist_ok=True)
    for name in ("host", "right", "wrong"):
        keygen = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
        subprocess.run(keygen, check=True, stdin=subprocess.DEVNULL)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    (folder / "sshd.conf").write_text(SSHD.format(port=port, folder=folder))
    (folder / "rsyslog.conf").write_text(RSYSLOG.format(socket=SYSLOG, folder=folder, template=TEMPLATES[form]))
    (folder / "password").write_text("#!/bin/sh\necho wrong\n")
    (folder / "password").chmod(0o755)
    started: list[subprocess.Popen[bytes]] = []
    try:
        started.append(_start("rsyslogd", "-n", "-iNONE", "-f", str(folder / "rsyslog.conf")))
        _until(SYSLOG.exists)
        started.append(_start("sshd", "-D", "-f", str(folder / "sshd.conf")))
        _until(lambda: _answers(port))
        yield port
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(timeout=PATIENCE)
        SYSLOG.unlink(missing_ok=True)


def connect(folder: Path, port: int, user: str, key: str | None = None) -> bool:
    """Logs in with a key, or with a wrong password, and out again; True where the server let us in."""
    options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "NumberOfPasswordPrompts=1"]
    options += ["IdentitiesOnly=yes", f"IdentityFile={folder / key}", "PasswordAuthentication=no"] if key else []
    options += [] if key else ["PubkeyAuthentication=no"]
    command = [
        "ssh",
        "-F",
        "none",
        "-p",
        str(port),
        *(f"-o{option}" for option in options),
        f"{user}@127.0.0.1",
        "true",
    ]
    asks = {"SSH_ASKPASS": str(folder / "password"), "SSH_ASKPASS_REQUIRE": "force", "DISPLAY": "none"}
    done = subprocess.run(
        command, env={**os.environ, **asks}, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    return done.returncode == 0


def lines_until(folder: Path, said: str) -> str:
    """The log, once it says so."""
    log = folder / "auth.log"
    _until(lambda: log.exists() and said in log.read_text())
    return log.read_text()


def _found(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _start(name: str, *words: str) -> subprocess.Popen[bytes]:
    command = [str(_found(name)), *words]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as found:
            return found.recv(3) == b"SSH"
    except OSError:
        return False


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError(f"not within {PATIENCE:g} seconds")
