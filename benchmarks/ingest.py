"""Loading profiles: this program beside plain reading and the driver's plain MERGE loop.

    python -m benchmarks.ingest --rows 1000000 --folder /var/tmp/ingest --neo4j [--plain-rows 300000] [--embedded-only]
    python -m benchmarks.ingest --rows 1000000 --folder /var/tmp/ingest [--store URI | --plain URI | --offline]

All read the same CSV with the same driver. The plain loop (`benchmarks.ingest_plain`) runs twice: writing the bare
values, and writing the same facts as ours, which every comparison says. `ours` is `linkgraph ingest`, whole, from an
empty ledger: canonical values, provenance of each fact, rejects, all indexes. Into Neo4j it goes through Bolt, and
`offline`: `linkgraph ingest --store neo4j-import:DIR`, `neo4j-admin database import`, the server's start, and a first
`linkgraph query`, which makes the constraints and the indexes of nodes, all of it in the time. With `--plain-rows`
the plain loop reads so many rows only, and its time is scaled to all of them: too high rather than too low, as a
server that has just started is slow. With `--embedded-only` ours does not run into a server, with `--offline` nothing
else runs. Prints seconds by the clock, seconds of processor time of the client and of the server, and the client's
highest resident memory (of one process).
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HEADER = "account,platform,handle,name,email,phone,country,city,headline,bio,created_at"
GIVEN = ("Ann", "Min", "Jun", "Lee", "Ola", "Ivo", "Zoe", "Max", "Eva", "Noa", "Kai", "Mia", "Tim", "Ada", "Lin")
FAMILY = ("Kim", "Park", "Novak", "Silva", "Rossi", "Weber", "Moreau", "Khan", "Sato", "Ivanov", "Diaz")
CITIES = ("Berlin,DE", "Leeds,GB", "Lyon,FR", "Seoul,KR", "Porto,PT", "Austin,US", "Pune,IN", "Lima,PE")


def write(file: Path, rows: int) -> None:
    """A CSV of made-up profiles, the same for the same number of rows."""
    draw = random.Random(7)
    with file.open("w", encoding="utf-8") as out:
        print(HEADER, file=out)
        for i in range(rows):
            given, family = draw.choice(GIVEN), draw.choice(FAMILY)
            city, country = draw.choice(CITIES).split(",")
            user = f"{given}{family}{i}".lower()
            day = f"2024-{1 + i % 12:02}-{1 + i % 28:02}T09:00:00Z"
            phone = f"+49170{i:07}" if i % 10 else ""
            print(
                f"upwork:~{i:08x},upwork,{user},{given} {family},{user}@mail{i % 400}.com,{phone},{country},{city},"
                f'"Developer, {i % 50} years","I build {i % 9000} things with care.",{day}',
                file=out,
            )


def ours(folder: Path, store: str | None, server: Server | None = None) -> Taken:
    """`linkgraph ingest` on the folder, as a process of its own."""
    shutil.rmtree(folder / ".linkgraph", ignore_errors=True)
    command = [sys.executable, "-m", "linkgraph", "ingest", str(folder), "--format", "json"]
    name = "ours into Neo4j" if server else f"ours into {store.partition(':')[0]}" if store else "ours, embedded"
    return measure(name, [*command, *(["--store", store] if store else [])], server)


def offline(folder: Path) -> Taken:
    """Files for neo4j-admin, its import, a server on the database it makes, and a first look by linkgraph."""
    from tests.neo4j_server import running

    files = folder / ".linkgraph" / "neo4j-import"
    written = ours(folder, f"neo4j-import:{files}")
    begun, before = time.monotonic(), _children()
    with running(imported=files, heap="2g", cache="512m") as uri:
        server = Server.of_this_process()
        told = Taken(time.monotonic() - begun, _children() - before + server.cpu())
        print(
            f"neo4j-admin and the server's start: {told.seconds:.1f} s, {told.cpu:.1f} s of processor time", flush=True
        )
        count = "MATCH (a:Account) RETURN count(a) AS accounts"
        command = [sys.executable, "-m", "linkgraph", "query", count, "--case", str(folder), "--store", uri]
        looked = measure("first look, indexes", [*command, "--format", "json"], server)
    return Taken(
        sum(each.seconds for each in (written, told, looked)), sum(each.cpu for each in (written, told, looked))
    )


def _children() -> float:
    """Seconds of processor time of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def plain(file: Path, uri: str, rows: int | None, server: Server | None = None, *, same_facts: bool) -> Taken:
    """The loop everybody writes first, as a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ingest_plain", str(file), uri]
    command += ["--rows", str(rows)] if rows else []
    name = "plain loop, the same facts" if same_facts else "plain loop, bare values"
    return measure(name, [*command, *(["--same-facts"] if same_facts else [])], server)


def side_by_side(file: Path, rows: int, plain_rows: int, *, embedded_only: bool) -> None:
    """All in one run, each with a server of its own, and how many times faster ours are."""
    from tests.neo4j_server import running

    mine, theirs = {"embedded": ours(file.parent, None)}, {}
    for same_facts in (False, True):
        with running(heap="2g", cache="512m") as uri:
            taken = plain(file, uri, plain_rows, Server.of_this_process(), same_facts=same_facts)
        theirs["the same facts" if same_facts else "bare values"] = taken.times(rows / plain_rows)
    if not embedded_only:
        with running(heap="2g", cache="512m") as uri:
            mine["into Neo4j"] = ours(file.parent, uri, Server.of_this_process())
        mine["into Neo4j, offline"] = offline(file.parent)
    for name, taken in mine.items():
        for what, other in theirs.items():
            wall, cpu = other.seconds / taken.seconds, other.cpu / taken.cpu
            print(
                f"{name}: {wall:.1f} times as fast as the plain loop with {what}, {cpu:.1f} times by processor time",
                flush=True,
            )


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of processor time, the server's included."""

    seconds: float
    cpu: float

    def times(self, factor: float) -> Taken:
        """As much for `factor` times the rows."""
        return Taken(self.seconds * factor, self.cpu * factor)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that this process started."""

    process: int

    @classmethod
    def of_this_process(cls) -> Server:
        """The one child there is."""
        (child,) = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
        return cls(int(child))

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(name: str, command: list[str], server: Server | None) -> Taken:
    """Runs `command` and prints what it took; memory is the highest resident size of the process."""
    before = server.cpu() if server else 0.0
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    served = server.cpu() - before if server else 0.0
    cpu = used.ru_utime + used.ru_stime
    print(
        f"{name}: {seconds:.1f} s, {cpu:.1f} s of processor time, of the server {served:.1f} s, "
        f"{used.ru_maxrss >> 10} MB, status {status} {output.strip()[-200:]}",
        flush=True,
    )
    if status:
        raise SystemExit(f"{name} failed; nothing is compared")
    return Taken(seconds, cpu + served)


def main() -> None:
    """Reads the arguments, writes the CSV if it is not there, and runs what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--store", help="have ours written there")
    parser.add_argument("--plain", metavar="URI", help="run the plain loop against this server")
    parser.add_argument("--neo4j", action="store_true", help="start servers of its own, and run all three")
    parser.add_argument("--plain-rows", type=int, help="how many rows the plain loop reads (default: all)")
    parser.add_argument("--embedded-only", action="store_true", help="with --neo4j: only the plain loop gets servers")
    parser.add_argument("--offline", action="store_true", help="run ours into Neo4j by neo4j-admin, and nothing else")
    parser.add_argument("--same-facts", action="store_true", help="with --plain: the same facts, not bare values")
    given = parser.parse_args()
    file = given.folder / "profiles.csv"
    given.folder.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        write(file, given.rows)
    print(f"{given.rows:,} rows, {file.stat().st_size >> 20} MB of CSV", flush=True)
    if given.neo4j:
        side_by_side(file, given.rows, given.plain_rows or given.rows, embedded_only=given.embedded_only)
    elif given.offline:
        taken = offline(given.folder)
        print(f"into Neo4j, offline: {taken.seconds:.1f} s, {taken.cpu:.1f} s of processor time", flush=True)
    elif given.plain:
        plain(file, given.plain, given.plain_rows, same_facts=given.same_facts)
    else:
        ours(given.folder, given.store)


if __name__ == "__main__":
    main()
