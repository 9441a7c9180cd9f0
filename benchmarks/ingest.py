"""Loading profiles: this program beside plain reading and the driver's plain MERGE loop.

    python -m benchmarks.ingest --rows 1000000 --folder /var/tmp/ingest --neo4j
    python -m benchmarks.ingest --rows 1000000 --folder /var/tmp/ingest [--store URI | --plain URI]

Both read the same CSV. `plain` reads it with polars and sends batches of 10,000 rows to the server at
URI by `UNWIND $rows AS row MERGE ...`: one node for the account and one node and edge for each e-mail,
phone and name, with uniqueness constraints and nothing else: no canonical values, no provenance, no
rejects. `ours` is `linkgraph ingest`, whole, from an empty ledger. Prints seconds by the clock, seconds of
processor time of the client and of the server, and the client's highest resident memory.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

BATCH = 10_000
HEADER = "account,platform,handle,name,email,phone,country,city,headline,bio,created_at"
GIVEN = ("Ann", "Min", "Jun", "Lee", "Ola", "Ivo", "Zoe", "Max", "Eva", "Noa", "Kai", "Mia", "Tim", "Ada", "Lin")
FAMILY = ("Kim", "Park", "Novak", "Silva", "Rossi", "Weber", "Moreau", "Khan", "Sato", "Ivanov", "Diaz")
CITIES = ("Berlin,DE", "Leeds,GB", "Lyon,FR", "Seoul,KR", "Porto,PT", "Austin,US", "Pune,IN", "Lima,PE")
CONSTRAINTS = ("Account", "Email", "Phone", "Handle")
MERGE = """
UNWIND $rows AS row
MERGE (a:Account {id: row.account})
SET a.name = row.name, a.handle = row.handle, a.city = row.city, a.country = row.country,
    a.headline = row.headline, a.bio = row.bio, a.created_at = row.created_at
MERGE (e:Email {id: row.email}) MERGE (a)-[:HAS_EMAIL]->(e)
MERGE (p:Phone {id: row.phone}) MERGE (a)-[:HAS_PHONE]->(p)
MERGE (h:Handle {id: row.handle}) MERGE (a)-[:HAS_HANDLE]->(h)
"""


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
    name = "ours into Neo4j" if store else "ours, embedded"
    return measure(name, [*command, *(["--store", store] if store else [])], server)


def plain(file: Path, uri: str, server: Server | None = None) -> Taken:
    """The loop everybody writes first, as a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ingest", "--only-plain", uri, "--folder", str(file.parent)]
    return measure("plain loop", command, server)


def side_by_side(file: Path) -> None:
    """All three in one run, each with a server of its own, and how many times faster ours are."""
    from tests.neo4j_server import running

    folder = file.parent
    with running(heap="2g", cache="512m") as uri:
        theirs = plain(file, uri, Server.of_this_process())
    embedded = ours(folder, None)
    with running(heap="2g", cache="512m") as uri:
        served = ours(folder, uri, Server.of_this_process())
    for name, taken in (("embedded", embedded), ("into Neo4j", served)):
        wall, cpu = theirs.seconds / taken.seconds, theirs.cpu / taken.cpu
        print(f"{name}: {wall:.1f} times as fast as the plain loop, {cpu:.1f} times by processor time", flush=True)


def only_plain(file: Path, uri: str) -> None:
    """Reads with polars and merges in batches."""
    import neo4j
    import polars

    frame = polars.read_csv(file, infer_schema_length=0).fill_null("")
    with neo4j.GraphDatabase.driver(uri) as driver:
        for label in CONSTRAINTS:
            driver.execute_query(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
        with driver.session() as session:
            for start in range(0, frame.height, BATCH):
                session.run(MERGE, rows=frame.slice(start, BATCH).to_dicts()).consume()


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of processor time, the server's included."""

    seconds: float
    cpu: float


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
    return Taken(seconds, cpu + served)


def main() -> None:
    """Reads the arguments, writes the CSV if it is not there, and runs what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--store", help="have ours written there")
    parser.add_argument("--plain", metavar="URI", help="run the plain loop against this server")
    parser.add_argument("--neo4j", action="store_true", help="start servers of its own, and run all three")
    parser.add_argument("--only-plain", metavar="URI", help=argparse.SUPPRESS)
    given = parser.parse_args()
    file = given.folder / "profiles.csv"
    if given.only_plain:
        only_plain(file, given.only_plain)
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        write(file, given.rows)
    print(f"{given.rows:,} rows, {file.stat().st_size >> 20} MB of CSV", flush=True)
    if given.neo4j:
        side_by_side(file)
    elif given.plain:
        plain(file, given.plain)
    else:
        ours(given.folder, given.store)


if __name__ == "__main__":
    main()
