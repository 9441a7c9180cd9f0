"""Precision and recall of every red flag on made-up accounts: positives, look-alikes, unknowns.

    python -m benchmarks.flags --seeds 1 2 3 --times 20

Each seed is a case of its own, run from its files to its findings. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.flagcases import Score, found_accounts, make, score
from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from linkgraph.store import open_store


def run(seed: int, times: int, folder: Path, store_uri: str | None = None) -> list[Score]:
    """The scores of one made-up case."""
    cases = make(seed, times)
    cases.write(folder)
    case = Case.open(folder)
    pipeline.run(case, store_uri, progress=SilentProgress())
    store = open_store(store_uri or case.default_store_uri())
    members = {row["id"]: row["accounts"] for row in read.clusters(store)}
    found = found_accounts(read.findings(store), members)
    store.close()
    return score(cases.planted, found)


def main() -> None:
    """Runs all seeds and prints one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--times", type=int, default=20, help="how often each scenario is planted")
    parser.add_argument("--details", action="store_true", help="name what was missed and who was found wrongly")
    asked = parser.parse_args()
    scores: dict[str, list[Score]] = defaultdict(list)
    for seed in asked.seeds:
        with tempfile.TemporaryDirectory() as folder:
            for one in run(seed, asked.times, Path(folder)):
                scores[one.flag].append(one)
    print("| flag | positives | look-alikes | unknown | precision | recall | unknown found |")
    print("|---|---|---|---|---|---|---|")
    for flag, found in sorted(scores.items()):
        print(_line(flag, found))
        if asked.details:
            for one in found:
                print("    ", dict(one.wrong), "missed:", one.missed)


def _line(flag: str, scores: list[Score]) -> str:
    right, wrong = sum(s.found for s in scores), sum(sum(s.wrong.values()) for s in scores)
    planted = sum(s.positives for s in scores)
    cells = [
        f"`{flag}`",
        planted,
        sum(s.negatives for s in scores),
        sum(s.unknown for s in scores),
        f"{right / max(1, right + wrong):.3f}",
        f"{right / max(1, planted):.3f}",
        sum(s.unknown_found for s in scores),
    ]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


if __name__ == "__main__":
    main()
