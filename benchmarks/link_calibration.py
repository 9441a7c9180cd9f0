"""Of the pairs given probability p, how many are of one ring: Brier score, reliability, and the links alone.

    linkgraph traps kit --accounts 3000 --mix heavy
    python -m benchmarks.link_calibration kit

CASE is a case that `linkgraph demo` or `linkgraph traps` made and ran, with its truth beside it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.calibration import brier, reliability
from linkgraph.case import Case
from linkgraph.demo import truth_path
from linkgraph.demo.score import read_truth
from linkgraph.ledger.ledger import open_ledger
from linkgraph.pipeline.work import model_in_force

SURE = 0.95


def main() -> None:
    """Prints one block a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", type=Path, metavar="CASE")
    for folder in parser.parse_args().cases:
        _tell(folder)


def _tell(folder: Path) -> None:
    case, truth = Case.open(folder), read_truth(truth_path(folder))
    model = model_in_force(case)
    with open_ledger(case.work) as ledger:
        rows = ledger.execute("SELECT left_account, right_account, weight, enough FROM pair_total").fetchall()
    said = [model.probability(weight) for _, _, weight, _ in rows]
    true = [truth[left] == truth[right] and truth[left][1] == "ring" for left, right, _, _ in rows]
    links = [one for (*_, enough), p, one in zip(rows, said, true, strict=True) if enough and p >= SURE]
    print(f"{folder.name}: {len(rows):,} pairs, Brier score {brier(said, true):.4f}")
    print(f"links given {SURE} to 1.0: {len(links):,}, true {sum(links) / max(len(links), 1):.4f}")
    for line in reliability(said, true):
        print(line)


if __name__ == "__main__":
    main()
