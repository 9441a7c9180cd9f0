"""Blocking on its own: which share of the true pairs meets at all, and how many pairs each record is compared in.

    python -m benchmarks.blocking historical febrl3
    python -m benchmarks.blocking historical --copies 0 1 3

For each number of recombined copies (see `person_records`) the records are read, and the rules of
`linking/facts/rules.toml` applied; nothing is compared. Growth shows whether pairs per record stay bounded.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa

from benchmarks import person_records
from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.ledger.ledger import arrow, open_ledger
from linkgraph.linking.facts import find_facts
from linkgraph.linking.facts.blocking import make_candidates
from linkgraph.linking.fingerprints import make_fingerprints
from linkgraph.progress.silent import SilentProgress


def main() -> None:
    """Prints one line for each set and number of copies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="+", choices=list(person_records.SETS))
    parser.add_argument("--copies", type=int, nargs="+", default=[0])
    options = parser.parse_args()
    for name in options.sets:
        for copies in options.copies:
            _measure(name, person_records.recombined(person_records.SETS[name](), copies))


def _measure(name: str, records: person_records.Records) -> None:
    truth = dict(zip((row["account"] for row in records.rows), records.truth, strict=True))
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "case"
        person_records.write_case(records, folder)
        met, seconds = _candidates(folder)
    numbers = {key: at for at, key in enumerate(sorted(set(truth.values())))}
    left, right = (np.array([numbers[truth[account]] for account in met[side].to_pylist()]) for side in ("l", "r"))
    true = sum(size * (size - 1) // 2 for size in Counter(records.truth).values())
    size = max(len(records.rows), 1)
    share, recall = np.mean(left == right), np.sum(left == right) / max(true, 1)
    print(
        f"{name}: {size:,} records, {true:,} true pairs; recall of blocking {recall:.4f}, "
        f"{len(left) / size:.1f} pairs a record, {share:.3f} of them true, {seconds:.1f} s",
        flush=True,
    )


def _candidates(folder: Path) -> tuple[pa.Table, float]:
    """The pairs of accounts that meet, and the seconds that took."""
    pipeline.ingest(Case.open(folder), None, [], progress=SilentProgress())
    with open_ledger(Case.open(folder).work) as ledger:
        make_fingerprints(ledger, SilentProgress())
        if find_facts(ledger) is None:
            raise SystemExit("not a case of facts: its weights are the published ones")
        begun = time.perf_counter()
        make_candidates(ledger)
        seconds = time.perf_counter() - begun
        met = arrow(
            ledger,
            "SELECT a.account AS l, b.account AS r FROM fact_candidate c "
            "JOIN fact_record a ON a.number = c.l JOIN fact_record b ON b.number = c.r",
        )
    return met, seconds


if __name__ == "__main__":
    main()
