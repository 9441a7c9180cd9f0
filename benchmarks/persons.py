"""Records of people with truth: clusters as `linkgraph run` makes them, beside Splink 5 in the same run.

    python -m benchmarks.persons historical febrl1
    python -m benchmarks.persons --copies 4 historical    (denser: four times the people, columns recombined)
    python -m benchmarks.persons --records 100000 300000  (made-up people, for speed)

Prints F1 over pairs, seconds of the run by the clock and of the processor, its largest memory, and the
seconds of its stages; with `--records` nothing of the pairs. Nothing is trained on labels. Splink is
tried at nine thresholds and its best one is shown, which needs the labels.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import calibration, clusterings, made_people, person_records, splink_peer
from linkgraph.case import Case
from linkgraph.pipeline.work import model_in_force


def main() -> None:
    """Measures the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*person_records.SETS, []], default=[])
    parser.add_argument("--copies", type=int, default=0, help="recombined copies of the people to add")
    parser.add_argument("--records", type=int, nargs="*", default=[], help="so many of made-up people instead")
    parser.add_argument("--no-peer", action="store_true", help="leave Splink out")
    options = parser.parse_args()
    for name, records in _sets(options):
        print(f"{name}: {len(records.rows):,} records, {len(set(records.truth)):,} clusters", flush=True)
        _ours(records, with_pairs=not options.records)
        if not options.no_peer and "birth_date" in records.rows[0] and find_spec("splink"):
            _peer(records)


def _sets(options: argparse.Namespace) -> Iterator[tuple[str, person_records.Records]]:
    for number in options.records:
        yield "made", made_people.made(number)
    for name in [] if options.records else options.sets or list(person_records.SETS):
        yield name, person_records.recombined(person_records.SETS[name](), options.copies)


def _ours(records: person_records.Records, *, with_pairs: bool) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "case"
        person_records.write_case(records, folder)
        begun, worked = time.perf_counter(), _processor(resource.RUSAGE_CHILDREN)
        run = _linkgraph("run", str(folder))
        seconds, busy = time.perf_counter() - begun, _processor(resource.RUSAGE_CHILDREN) - worked
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        pairs = _pairs(folder) if with_pairs else []
        found = {account: cluster["id"] for cluster in _listed(folder) for account in cluster["accounts"]}
    clusters = [found.get(row["account"], row["account"]) for row in records.rows]
    print(f"  linkgraph  {clusterings.score(records.truth, clusters)}  {seconds:.1f} s", end="")
    print(f"  ({busy:.1f} s of processor, {peak:,.0f} MB)", flush=True)
    for line in run.stderr.splitlines():
        if line.endswith("done"):
            print(f"    {line}")
    if with_pairs:
        _print_calibration(records, pairs)


def _print_calibration(records: person_records.Records, pairs: list[tuple[str, str, float]]) -> None:
    person = dict(zip((row["account"] for row in records.rows), records.truth, strict=True))
    truths = [person[left] == person[right] for left, right, _ in pairs]
    probabilities = [probability for _, _, probability in pairs]
    print(f"    Brier score of the pairs with evidence: {calibration.brier(probabilities, truths):.4f}")
    for line in calibration.reliability(probabilities, truths):
        print(f"    {line}")


def _peer(records: person_records.Records) -> None:
    worked = _processor(resource.RUSAGE_SELF)
    seconds, found = splink_peer.linked(records.rows)
    busy = _processor(resource.RUSAGE_SELF) - worked
    accounts = [row["account"] for row in records.rows]
    scores = [(clusterings.score(records.truth, [clusters[key] for key in accounts]), at) for at, clusters in found]
    best, at = max(scores, key=lambda entry: entry[0].f1)
    print(f"  Splink 5   {best}  {seconds:.1f} s  ({busy:.1f} s of processor; its best threshold, {at})", flush=True)


def _processor(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _pairs(folder: Path) -> list[tuple[str, str, float]]:
    """Every pair with evidence, and its match probability."""
    model = model_in_force(Case.open(folder))
    total: dict[tuple[str, str], float] = {}
    for line in _linkgraph("evidence", "--case", str(folder), "--format", "jsonl").stdout.splitlines():
        row = json.loads(line)
        pair = (row["left"], row["right"])
        total[pair] = total.get(pair, 0.0) + row["weight"]
    return [(left, right, model.probability(weight)) for (left, right), weight in total.items()]


def _listed(folder: Path) -> list[dict[str, Any]]:
    lines = _linkgraph("clusters", "--case", str(folder), "--format", "jsonl").stdout.splitlines()
    return [json.loads(line) for line in lines]


def _linkgraph(*words: str) -> subprocess.CompletedProcess[str]:
    """As installed: with compiled modules, whatever the surroundings say."""
    cache = {
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "linkgraph-benchmark"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    called = [sys.executable, "-m", "linkgraph", *words]
    done = subprocess.run(called, capture_output=True, text=True, check=False, env={**os.environ, **cache})
    if done.returncode:
        raise SystemExit(f"linkgraph {words[0]} failed: {done.stderr[-500:].strip()}")
    return done


if __name__ == "__main__":
    main()
