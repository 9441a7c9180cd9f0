"""What a new batch of one account in a hundred costs beside a run of everything, and whether it comes to the same.

    python -m benchmarks.increments --accounts 20000
    python -m benchmarks.increments --accounts 20000 --share 0.05 --stages
    python -m benchmarks.increments --accounts 2000 --pictures
    python -m benchmarks.increments --accounts 20000 --batches 6

Makes a case of the demo, without its pictures unless they are asked for, keeps back the rows and pictures of some
accounts, runs the rest, lets the batch come, and runs again, for as many batches as are asked for; then runs everything
at once in another folder. Each run is a process of its own. Prints the processor seconds of each run, the part that a
batch cost (the mean of all), and how many conclusions of each kind differ, those published by red flags included; exit
code 1 where any does.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import random
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

from benchmarks.orders import RESULT
from benchmarks.scale import Timer, processor
from linkgraph import pipeline
from linkgraph.arrow_start import start_arrow
from linkgraph.case import Case
from linkgraph.demo.generate import build
from linkgraph.demo.world import World
from linkgraph.demo.write import write_case, write_without_files
from linkgraph.ledger.ledger import open_ledger
from linkgraph.progress import SilentProgress
from linkgraph.schema import tables

FLAGGED = {
    "findings": ("Finding", ["flag", "subject", "cluster", "detail", "weight"]),
    "statuses": ("FlagStatus", ["flag", "status", "findings", "needs"]),
    "risks": ("Cluster", ["id", "risk"]),
    "parts of risk": ("RiskPart", ["subject", "kind", "place", "name", "points", "reason", "flags"]),
    "roles": ("Role", ["id", "cluster", "role", "says", "because"]),
    "coverage": ("ClusterCoverage", ["id", "found", "clear", "untestable", "missing"]),
}
"""What the red flags came to: tables of the graph, and what in them does not tell when it was found."""
KINDS = ("profiles", "photos", "documents", "addresses", "logins", "payments", "reviews", "events")


def main() -> int:
    """Makes the case, runs it in two parts and at once, and prints what that cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--share", type=float, default=0.01)
    parser.add_argument("--batches", type=int, default=1, help="so many, one after the other, of that share each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pictures", action="store_true", help="with pictures, and documents as files")
    parser.add_argument("--stages", action="store_true", help="print what each stage costs")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        parts, whole = Path(name) / "parts", Path(name) / "whole"
        for folder in (parts, whole):
            _make(folder, build(asked.seed, asked.accounts), pictures=asked.pictures)
        later = _keep_back(parts, asked.share, asked.batches, asked.seed)
        first = _run(parts, asked.stages)
        costs = [_let_come(parts, number, asked.stages) for number in range(asked.batches)]
        everything = _run(whole, asked.stages)
        differing = differences(parts, whole)
    at_first, more = asked.accounts - later * asked.batches, ", ".join(f"{cost:.1f}" for cost in costs)
    print(f"{at_first:,} accounts {first:.1f} s; {later:,} more {more} s; all {everything:.1f} s")
    print(f"a batch cost {sum(costs) / len(costs) / everything:.1%} of a run of everything (seconds of processor)")
    print(f"differing: {differing}")
    return 1 if any(differing.values()) else 0


def differences(one: Path, other: Path) -> dict[str, int]:
    """How many conclusions of each kind stand in one of two cases only."""
    found = [_result(folder) | _flagged(folder) for folder in (one, other)]
    return {part: len(found[0][part] ^ found[1][part]) for part in found[0]}


def _make(folder: Path, world: World, *, pictures: bool) -> None:
    if pictures:
        write_case(world, folder, [], SilentProgress())
    else:
        folder.mkdir()
        write_without_files(world, folder)


def _keep_back(folder: Path, share: float, batches: int, seed: int) -> int:
    """Moves the rows and files of some accounts to the folders `later-0` and so on; returns how many a batch has."""
    names = sorted(map(_account, _rows(folder / "profiles.csv")))
    number = round(share * len(names))
    chosen = random.Random(seed).sample(names, number * batches)
    for batch in range(batches):
        _move(folder, batch, set(chosen[batch * number : (batch + 1) * number]))
    patterns = "".join(f'{kind} = ["batch-*/{kind}.csv"]\n' for kind in KINDS)
    (folder / "linkgraph.toml").write_text(f"[files]\n{patterns}", encoding="utf-8")
    return number


def _move(folder: Path, batch: int, chosen: set[str]) -> None:
    for kind in KINDS:
        rows = _rows(folder / f"{kind}.csv")
        if not rows:
            continue
        moved = [row for row in rows if _account(row) in chosen]
        _write(folder / f"{kind}.csv", [row for row in rows if _account(row) not in chosen], list(rows[0]))
        later = [_moved(folder, batch, row) for row in moved]
        _write(folder / f"later-{batch}" / f"{kind}.csv", later, list(rows[0]))


def _let_come(folder: Path, batch: int, stages: bool) -> float:
    (folder / f"later-{batch}").rename(folder / f"batch-{batch}")
    return _run(folder, stages)


def _account(row: dict[str, str]) -> str:
    return f"{row['platform']}:{row['account']}" if "platform" in row else row["account"]


def _moved(folder: Path, batch: int, row: dict[str, str]) -> dict[str, str]:
    """The row, once the file it names has gone where it will come from."""
    name = row.get("file")
    if not name:
        return row
    later = folder / f"later-{batch}" / name
    later.parent.mkdir(parents=True, exist_ok=True)
    (folder / name).rename(later)
    return row | {"file": f"batch-{batch}/{name}"}


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def _run(folder: Path, stages: bool) -> float:
    """Runs the case in a process of its own, as a user does; returns its seconds of processor."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_timed, folder, stages).result()


def _timed(folder: Path, stages: bool) -> float:
    start_arrow()
    pipeline.run(Case.open(folder), None, progress=Timer() if stages else SilentProgress())
    return processor()


def _result(folder: Path) -> dict[str, set[str]]:
    """What is concluded; files of a batch by the names they have where all are run at once."""
    with open_ledger(Case.open(folder).work) as ledger:
        found = {part: ledger.execute(sql).fetchall() for part, sql in RESULT.items()}
    return {part: {re.sub(r"'batch-\d+/", "'", repr(row)) for row in rows} for part, rows in found.items()}


def _flagged(folder: Path) -> dict[str, set[str]]:
    """What is published of red flags; clusters, whose ids tell when they first appeared, by their accounts."""
    with closing(pipeline.open_case_store(Case.open(folder), None)) as store:
        rows = {part: store.read(tables()[name]).select(columns) for part, (name, columns) in FLAGGED.items()}
        clusters = store.read(tables()["Cluster"]).to_pylist()
    names = {cluster["id"]: f"cluster of {sorted(cluster['accounts'])}" for cluster in clusters}
    return {
        part: {
            repr([names.get(cell, cell) if isinstance(cell, str) else cell for cell in row.values()]) for row in made
        }
        for part, made in ((part, table.to_pylist()) for part, table in rows.items())
    }


if __name__ == "__main__":
    sys.exit(main())
