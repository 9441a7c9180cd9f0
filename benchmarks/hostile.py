"""Files made to crash, to hang and to fill the memory: what becomes of each.

    python -m benchmarks.hostile ../shared/data/hostile_*        # any folders; --details names every file
    python -m benchmarks.hostile --made --mutations 5 --seed 1   # and files of `ugly`, and damaged copies of all

Each file is read as a table, by its content, as a picture and as a document, in a process that is killed after a
minute; ten seconds of processor time count as a hang. Prints for each folder: files, those with rows or content, those
left out with a reason, those with neither (valid but empty), crashes, hangs, the slowest file by processor time, the
highest resident memory. Files called `y_*.json` and `n_*.json` (JSONTestSuite) must parse and must be rejected. Exit
code 1 where a file crashed, hung, took over 1 GB, or a JSON file was judged wrongly.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from linkgraph_ingest.core.source import source_file
from linkgraph_ingest.core.strict_json import JsonError, loads
from linkgraph_ingest.discover import FAULT, read_source

from benchmarks.ugly import made, mutated
from linkgraph.case import Case
from linkgraph.content import metadata_of, open_picture, picture_metadata, text_of
from linkgraph.errors import SourceError
from linkgraph.ledger.times import canonical_cells
from linkgraph.normalise import normaliser
from linkgraph.records import Batch

SECONDS, PATIENCE, MEGABYTES = 10.0, 60.0, 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `read`, `rejected`, `empty`, `crash` or `hang`; why; seconds; peak memory in MB."""

    file: Path
    became: str
    reason: str
    seconds: float
    megabytes: int


def read_all(file: Path, folder: Path) -> tuple[str, str]:
    """What reading `file` in every way comes to, and the first reason for leaving it out."""
    case = Case.open(folder)
    reasons: list[str] = []
    good = False
    for kind in ("profiles", ""):
        for item in read_source(source_file(file, folder, kind), case):
            if isinstance(item, Batch):
                good |= bool(item.rows.num_rows)
                _make_canonical(item)
            elif item.reason.startswith(FAULT):
                raise AssertionError(item.reason)
            else:
                reasons.append(item.reason)
    ways: tuple[Callable[[Path], object], ...] = (open_picture, picture_metadata, text_of, metadata_of)
    for way in ways:
        try:
            good |= bool(way(file))
        except SourceError as error:
            reasons.append(str(error).removeprefix(str(file)).strip(" :"))
    return "read" if good else "rejected" if reasons else "empty", reasons[0] if reasons else ""


def _make_canonical(batch: Batch) -> None:
    rows, _ = canonical_cells(batch)
    for name in set(rows.rows.column_names) - {"line", "extra"}:
        for cell in rows.rows.column(name).drop_null().to_pylist():
            normaliser(name)(cell, None)


def _work(pipe: Connection) -> None:
    with tempfile.TemporaryDirectory() as folder:
        while file := pipe.recv():
            Path("/proc/self/clear_refs").write_text("5")
            begun = time.process_time()
            try:
                became, reason = read_all(file, Path(folder))
            except BaseException as error:  # whatever gets out is a crash
                became, reason = "crash", repr(error)
            pipe.send((became, reason, time.process_time() - begun, _peak()))


def _peak() -> int:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) >> 10 for line in status if line.startswith("VmHWM:"))


def outcomes(files: Iterable[Path]) -> Iterator[Outcome]:
    """What became of each file; a process that dies or hangs is replaced."""
    spawn = multiprocessing.get_context("spawn")
    process = None
    for file in files:
        if process is None:
            ours, theirs = spawn.Pipe()
            process = spawn.Process(target=_work, args=(theirs,))
            process.start()
            theirs.close()
            ours.send(Path(__file__))
            ours.recv()
        ours.send(file)
        try:
            answer = ours.recv() if ours.poll(PATIENCE) else None
        except EOFError:
            answer = ("crash", "the process died", 0.0, 0)
        if answer is None or answer[1] == "the process died":
            process.kill()
            process = None
        became, reason, seconds, megabytes = answer or ("hang", "", PATIENCE, 0)
        yield Outcome(file, "hang" if seconds > SECONDS else became, reason, seconds, megabytes)
    if process is not None:
        ours.send(None)
        process.join()


def misjudged(files: list[Path]) -> list[Path]:
    """JSON files that must parse and do not, or must not and do."""
    return [file for file in files if file.name[:2] in ("y_", "n_") and _parses(file) != (file.name[0] == "y")]


def _parses(file: Path) -> bool:
    try:
        loads(file.read_bytes().decode("utf-8-sig"))
    except (JsonError, UnicodeDecodeError):
        return False
    return True


def row(name: str, found: list[Outcome], *, details: bool) -> bool:
    """Prints the line of one set, and its files that crashed or hung; True where all is well."""
    counts = Counter(one.became for one in found)
    slow = max((one.seconds for one in found), default=0.0)
    large = max((one.megabytes for one in found), default=0)
    cells = [counts[became] for became in ("read", "rejected", "empty", "crash", "hang")]
    print(f"| {name} | {len(found)} | {' | '.join(map(str, cells))} | {slow:.1f} s | {large} MB |", flush=True)
    for one in found:
        if details or one.became in ("crash", "hang") or one.megabytes > MEGABYTES:
            print(f"    {one.file.name}: {one.became} {one.seconds:.2f} s {one.megabytes} MB {one.reason[:150]}")
    return not counts["crash"] + counts["hang"] and large <= MEGABYTES


def labelled(files: list[Path]) -> bool:
    """Says how many JSON files were judged wrongly; True where none was."""
    suite = [file for file in files if file.suffix == ".json" and file.name[:2] in ("y_", "n_")]
    wrong = misjudged(suite)
    if suite:
        print(f"    JSON: {len(suite)} files that must parse or must fail, {len(wrong)} judged wrongly", *wrong)
    return not wrong


def main() -> int:
    """Reads all files, prints a table, and says by its exit code whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="*")
    parser.add_argument("--details", action="store_true", help="what became of every file, and why")
    parser.add_argument("--made", action="store_true", help="also the made-up files of benchmarks/ugly.py")
    parser.add_argument("--mutations", type=int, default=0, metavar="N", help="also N damaged copies of each file")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("| set | files | read | rejected | empty | crash | hang | slowest | peak |")
    print("|---|---|---|---|---|---|---|---|---|")
    well = True
    with ExitStack() as stack:
        scratch = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        sets = {folder.name: sorted(file for file in folder.rglob("*") if file.is_file()) for folder in asked.folder}
        if asked.made:
            sets["made up"] = made(scratch[0])
        for name, files in sets.items():
            well &= row(name, list(outcomes(files)), details=asked.details) and labelled(files)
            if asked.mutations:
                damaged = mutated(files, scratch[1], asked.mutations, asked.seed)
                well &= row(f"{name}, damaged", list(outcomes(damaged)), details=False)
    return 0 if well else 1


if __name__ == "__main__":
    raise SystemExit(main())
