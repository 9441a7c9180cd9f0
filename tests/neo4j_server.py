"""A real Neo4j server for the tests, without Docker: Maven fetches it, a JDK 17 runs it.

The version is the one that docker-compose.yml names. `python -m tests.neo4j_server` starts one
for a developer, prints its URI and waits for Ctrl-C.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"
OPENED = ("java.nio", "java.io", "java.lang", "sun.nio.ch", "java.util.concurrent")
ARTIFACTS = (("org.neo4j", "neo4j"), ("org.neo4j.app", "neo4j-server"))
REQUIRE = "LINKGRAPH_REQUIRE_NEO4J"
START_SECONDS = 120
FETCH_SECONDS = 900
ADMIN_SECONDS = 3600


class ServerMissingError(Exception):
    """What keeps a server from being started here, in one sentence."""


def version() -> str:
    """The version of Neo4j that docker-compose.yml names."""
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    found = re.search(r"image: neo4j:(\d+\.\d+\.\d+)-community", compose)
    if found is None:
        raise ServerMissingError("docker-compose.yml names no image neo4j:VERSION-community")
    return found[1]


def cache_folder() -> Path:
    """Where the server's jars are kept between runs."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "linkgraph-tests" / f"neo4j-{version()}"


def jars() -> Path:
    """The folder with the server's jars, fetched by Maven the first time."""
    folder = cache_folder()
    if not folder.is_dir():
        maven = shutil.which("mvn")
        if maven is None:
            raise ServerMissingError("there is no mvn to fetch Neo4j with; install Maven")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            _fetch(maven, Path(scratch), Path(scratch) / "jars")
            with suppress(OSError):  # another process was quicker
                (Path(scratch) / "jars").rename(folder)
    return folder


def java() -> str:
    """A java of version 17: JAVA_HOME, the one on the path, or one that is installed beside it."""
    homes = [os.environ.get("JAVA_HOME"), *sorted(map(str, Path("/usr/lib/jvm").glob("*17*")))]
    candidates = [str(Path(home) / "bin" / "java") for home in homes if home]
    for candidate in [*candidates, shutil.which("java")]:
        if candidate and _java_version(candidate) == 17:
            return candidate
    raise ServerMissingError("there is no Java 17 to run Neo4j with; install one, or set JAVA_HOME to it")


@contextmanager
def running(
    password: str | None = None, imported: Path | None = None, *, heap: str = "512m", cache: str = "128m"
) -> Iterator[str]:
    """A server in a folder of its own, and its bolt URI; without a password it lets everybody in.

    With `imported`, a folder of CSV and `import.args`, its database is what neo4j-admin makes of them.
    `heap` and `cache` are its memory, as Java and Neo4j write it.
    """
    command, classpath = java(), f"{jars()}/*"
    with tempfile.TemporaryDirectory(prefix="linkgraph-neo4j-") as home:
        port = _free_port()
        _configure(Path(home), port, cache, with_password=password is not None)
        if password is not None:
            _admin(command, classpath, home, "dbms", "set-initial-password", password)
        if imported is not None:
            full = ("database", "import", "full", "neo4j", "@import.args")
            _admin(command, classpath, home, *full, cwd=imported, heap=heap)
        with (Path(home) / "server.log").open("wb") as log:
            process = subprocess.Popen(_command(command, classpath, home, heap=heap), stdout=log, stderr=log)
        try:
            _wait_for(process, port, Path(home) / "server.log")
            yield f"bolt://127.0.0.1:{port}"
        finally:
            _stop(process)


def empty(uri: str) -> None:
    """Drops every node and edge of the server's database; constraints and indexes stay."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(uri) as driver, driver.session() as session:
        while session.run("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n").single(strict=True)["n"]:
            pass


def _fetch(maven: str, scratch: Path, target: Path) -> None:
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version()}</version></dependency>"
        for group, name in ARTIFACTS
    )
    (scratch / "pom.xml").write_text(
        "<project><modelVersion>4.0.0</modelVersion><groupId>linkgraph</groupId>"
        "<artifactId>test-server</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>",
        encoding="utf-8",
    )
    command = [
        maven,
        "-B",
        "-q",
        "dependency:copy-dependencies",
        f"-DoutputDirectory={target}",
        "-DincludeScope=runtime",
    ]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
    if done.returncode:
        raise ServerMissingError(
            f"Maven could not fetch Neo4j {version()}: {(done.stdout + done.stderr).strip()[:300]}"
        )


def _java_version(command: str) -> int | None:
    try:
        said = subprocess.run([command, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    except OSError:
        return None
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else None


def _configure(home: Path, port: int, cache: str, *, with_password: bool) -> None:
    (home / "conf").mkdir()
    settings = {
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": str(with_password).lower(),
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": cache,
        "db.tx_log.rotation.retention_policy": "keep_none",
    }
    text = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def _command(command: str, classpath: str, home: str, main: str = MAIN_CLASS, heap: str = "512m") -> list[str]:
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    where = [f"--home-dir={home}", f"--config-dir={home}/conf"] if main == MAIN_CLASS else []
    return [command, f"-Xmx{heap}", "-XX:+UseSerialGC", *opens, "-cp", classpath, main, *where]


def _admin(command: str, classpath: str, home: str, *words: str, cwd: Path | None = None, heap: str = "512m") -> None:
    done = subprocess.run(
        [*_command(command, classpath, home, "org.neo4j.cli.AdminTool", heap), *words],
        env={**os.environ, "NEO4J_HOME": home, "NEO4J_CONF": f"{home}/conf"},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=ADMIN_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"neo4j-admin {' '.join(words[:3])} failed: {(done.stdout + done.stderr)[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, ServiceUnavailable

    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise ServerMissingError(f"Neo4j ended at once: {log.read_text(encoding='utf-8', errors='replace')[-500:]}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                pass
            with GraphDatabase.driver(f"bolt://127.0.0.1:{port}") as driver:
                driver.execute_query("RETURN 1")
                return
        except AuthError:
            return
        except (OSError, ServiceUnavailable):
            time.sleep(0.3)
    raise ServerMissingError(f"Neo4j did not answer within {START_SECONDS} seconds")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> None:
    """Starts a server, prints its URI, and waits until it is interrupted or ended."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        with running() as uri:
            print(uri, flush=True)
            with suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)
    except ServerMissingError as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
