"""The trap kit in mixes drawn at random: any number of each trap, up to six times as many as usual.

    python -m benchmarks.mixes 301 302 303

Each seed draws a case of 1,000 or 1,500 accounts and its mix, generated, run and scored as by `linkgraph traps`.
Prints two lines a seed; exit code 1 where one falls short of what is wanted.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from linkgraph import pipeline, read, traps
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from linkgraph.traps.mix import traps as known_traps

SIZES = (1_000, 1_500)
MOST = 6
SPREAD = 7919
"""Seeds of mixes are not those of cases."""


def main() -> int:
    """Prints two lines a seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int, metavar="SEED")
    missed = 0
    for seed in parser.parse_args().seeds:
        accounts, mix = drawn(seed)
        found = _scored(seed, accounts, mix)
        missed += not found.met
        print(f"{seed}: {accounts:,} accounts, {mix}")
        print("    " + " ".join(found.sentences()), flush=True)
    return 1 if missed else 0


def drawn(seed: int) -> tuple[int, str]:
    """How many accounts the case of `seed` has, and its mix, as `--mix` takes it."""
    draw = random.Random(seed * SPREAD)
    accounts = draw.choice(SIZES)
    return accounts, ",".join(f"{name}={draw.randint(0, MOST)}" for name in sorted(known_traps()))


def _scored(seed: int, accounts: int, mix: str) -> traps.Result:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "kit"
        made = traps.generate(folder, seed=seed, accounts=accounts, mix=traps.parse_mix(mix), progress=SilentProgress())
        case = Case.open(folder)
        pipeline.run(case, None, progress=SilentProgress())
        with closing(pipeline.open_case_store(case, None)) as store:
            return traps.measure(made.truth, [row["accounts"] for row in read.clusters(store)])


if __name__ == "__main__":
    sys.exit(main())
