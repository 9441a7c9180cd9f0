"""Clusters of wallets from transfers alone, beside connected components.

    python -m benchmarks.transfers FOLDER

FOLDER has `edges.csv` (from, to), `clusters.csv` (address, cluster, basis) and `eligible_sample.txt` (one innocent
address a line). Each address becomes an account that names it as its wallet, each transfer a payment; nobody
says which wallets are exchanges. Prints how many clusters reviewed by people are whole, how many innocents sit
in a cluster with a labelled address, and the largest cluster; with --components the same for connected components,
with --without FILE (a table with the column `address`) for those that are left once its addresses are gone.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import defaultdict
from pathlib import Path

from linkgraph.case import Case
from linkgraph.clusters.components import gather
from linkgraph.clusters.stage import cluster
from linkgraph.ledger.judgements import standing
from linkgraph.linking.conclude import link
from linkgraph.pipeline.ingesting import derive, ingest_case
from linkgraph.pipeline.work import working
from linkgraph.progress import SilentProgress

REVIEWED = "reported_and_reviewed"
PAYMENT = ("account", "at", "amount", "currency", "direction", "method", "counterparty")


def main() -> None:
    """Makes the case, links it, and prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--components", action="store_true", help="connected components instead")
    parser.add_argument("--without", type=Path, metavar="FILE", help="addresses that connect nobody; for --components")
    asked = parser.parse_args()
    gone = {row["address"].lower() for row in _rows(asked.without)} if asked.without else set()
    edges = [(row["from"].lower(), row["to"].lower()) for row in _rows(asked.folder / "edges.csv")]
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(asked.folder / "clusters.csv"):
        groups[row["basis"], row["cluster"]].add(row["address"].lower())
    innocent = set((asked.folder / "eligible_sample.txt").read_text().lower().split())
    known = set().union(*groups.values())
    found = (
        gather((a, b, 1.0) for a, b in edges if not {a, b} & gone)
        if asked.components
        else _linked(edges, innocent | known)
    )
    reviewed = [members for (basis, _), members in groups.items() if basis == REVIEWED]
    _tell(found, reviewed, known, innocent)
    there = set(sum(edges, ()))
    print(f"{sum(members <= there for members in reviewed)} reviewed clusters have all their wallets in the transfers")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _linked(edges: list[tuple[str, str]], others: set[str]) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(
            folder / "profiles.csv", ("account", "wallet"), [(f"w:{a}", a) for a in sorted({*others, *sum(edges, ())})]
        )
        paid = [(f"w:{a}", "2022-01-01", "1", "ETH", "out", "crypto", b) for a, b in edges]
        _write(folder / "payments.csv", PAYMENT, paid)
        with working(Case.open(folder), None, SilentProgress()) as work:
            ingest_case(work)
            derive(work)
            link(work.ledger, work.model, standing(work.ledger), work.run, work.progress)
            cluster(work.ledger, work.model.threshold, work.run, "2022-01-01T00:00:00Z")
            members: dict[str, list[str]] = defaultdict(list)
            for one, account in work.ledger.execute("SELECT cluster, account FROM cluster_member").fetchall():
                members[one].append(account.removeprefix("w:"))
    return list(members.values())


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def _tell(found: list[list[str]], reviewed: list[set[str]], known: set[str], innocent: set[str]) -> None:
    home = {address: at for at, members in enumerate(found) for address in members}
    whole = sum(len({home.get(a, a) for a in members}) == 1 for members in reviewed)
    tainted = {home[a] for a in known if a in home}
    pulled = sum(home.get(a) in tainted for a in innocent)
    print(f"whole {whole} of {len(reviewed)} reviewed clusters")
    print(f"pulled in {pulled} of {len(innocent)} innocents")
    print(f"largest cluster {max(map(len, found), default=0)} of {len(home)} clustered")


if __name__ == "__main__":
    main()
