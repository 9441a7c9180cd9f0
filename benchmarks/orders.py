"""One case loaded in random orders and splits: the result is that of loading it at once.

    python -m benchmarks.orders [--orders 100] [--accounts 200] [--seed 1]

Makes a case of the trap kit, without its pictures, and loads its rows again and again: dealt at random to two to
four batches, in random order, linked after each. Evidence, links, hubs, the members of clusters and the templates of
texts are compared with those of one load of everything. Prints how many differ; exit code 1 where any does.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from linkgraph.clusters.changes import name_changes
from linkgraph.clusters.hubs import list_hubs
from linkgraph.clusters.stage import cluster
from linkgraph.clusters.templates import find_templates
from linkgraph.ledger.contents import read_contents
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.judgements import standing
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.linking.conclude import link
from linkgraph.linking.model import Model, load_model
from linkgraph.progress import SilentProgress
from linkgraph.records import Batch, record_kind

Row = Mapping[str, str]
Batches = Sequence[Mapping[str, Sequence[Row]]]
QUIET = SilentProgress()
KINDS = ("profiles", "documents", "addresses", "logins", "payments", "reviews")
RESULT = {
    "evidence": "SELECT signal, left_account, right_account, level, weight, detail FROM evidence",
    "links": "SELECT left_account, right_account, weight, signals FROM link",
    "hubs": "SELECT kind, value, accounts, suppressed, would_size FROM hub",
    "clusters": "SELECT list_sort(list(account)) FROM cluster_member GROUP BY cluster",
    "templates": "SELECT * EXCLUDE (digest) FROM template",
    "fillings": "SELECT * FROM template_use",
}


def main() -> int:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=100)
    parser.add_argument("--accounts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rows, model = _kit(Path(name) / "kit", asked.accounts, asked.seed), load_model()
        whole = result(Path(name), [rows], model)
        rng = random.Random(asked.seed)
        differing = [part for _ in range(asked.orders) for part in differences(Path(name), rows, whole, rng, model)]
    print(", ".join(f"{len(found)} {part}" for part, found in whole.items()))
    print(f"{asked.orders} orders and splits: {len(differing)} differences {sorted(set(differing))}")
    return 1 if differing else 0


def differences(
    folder: Path, rows: Mapping[str, Sequence[Row]], whole: Mapping[str, Any], rng: random.Random, model: Model
) -> list[str]:
    """What comes out otherwise than in `whole`, where `rows` are dealt to batches and shuffled by `rng`."""
    found = result(folder, deal(rows, rng), model)
    return [part for part in whole if found[part] != whole[part]]


def deal(rows: Mapping[str, Sequence[Row]], rng: random.Random) -> Batches:
    """The rows in two to four batches, in random order; a small one among them is as likely as an even split."""
    shares = [rng.choice((0.01, 0.3, 1.0)) for _ in range(rng.randint(2, 4))]
    batches: list[dict[str, list[Row]]] = [{kind: [] for kind in rows} for _ in shares]
    for kind, listed in rows.items():
        for row in rng.sample(list(listed), len(listed)):
            rng.choices(batches, shares)[0][kind].append(row)
    return batches


def result(folder: Path, batches: Batches, model: Model) -> dict[str, list[str]]:
    """What is concluded after the batches were loaded one after another, and linked after each."""
    with tempfile.TemporaryDirectory(dir=folder) as work, open_ledger(Path(work)) as ledger:
        for at, batch in enumerate(batches):
            for kind, listed in batch.items():
                if listed:
                    load_source(ledger, f"{kind}-{at}.csv", kind, "", "r", _batches(kind, f"{kind}-{at}.csv", listed))
            read_contents(ledger, folder, "r", QUIET)
            build_facts(ledger, QUIET)
            used = link(ledger, model, standing(ledger), "r", QUIET)
            cluster(ledger, used.threshold, f"r{at}", "2024-01-01T00:00:00Z")
            list_hubs(ledger)
            find_templates(ledger)
            name_changes(ledger)
        return {part: sorted(map(repr, ledger.execute(sql).fetchall())) for part, sql in RESULT.items()}


def _batches(kind: str, file: str, rows: Sequence[Row]) -> Iterator[Batch]:
    names = [*record_kind(kind).columns, "extra"]
    columns = {name: pa.array([row.get(name) or None for row in rows], pa.string()) for name in names}
    yield Batch(kind, file, pa.table({**columns, "line": pa.array(range(2, len(rows) + 2), pa.int64())}))


def _kit(folder: Path, accounts: int, seed: int) -> dict[str, list[Row]]:
    from linkgraph.traps import generate, parse_mix

    generate(folder, seed=seed, accounts=accounts, mix=parse_mix("heavy"))
    return {kind: _rows(folder / f"{kind}.csv") for kind in KINDS if (folder / f"{kind}.csv").exists()}


def _rows(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [{name: value for name, value in row.items() if name not in ("photo", "document")} for row in rows]


if __name__ == "__main__":
    sys.exit(main())
