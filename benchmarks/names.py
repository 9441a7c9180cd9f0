"""Names: accuracy of "same name" at its default, and recall of transliterations. Reads ../shared/data.

    python -m benchmarks.names

Prints the share of labelled pairs of people that `same_name` decides rightly, beside rapidfuzz WRatio at
the threshold that is best for it on the same pairs (which needs the labels); then, for each language, the
share of true transliterations found where one random pair in 10,000 is taken for one.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from benchmarks.person_records import DATA
from linkgraph.signals.name import Name
from linkgraph.signals.name_parts import match_many
from linkgraph.signals.same_name import same_name

FALSE = 1e-4


def main() -> None:
    """Prints both measurements."""
    _pairs()
    for file in sorted((DATA / "names_transliteration").glob("*.tsv")):
        _transliterations(file)


def _pairs() -> None:
    with (DATA / "names_pairs" / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    truth = np.array([row["is_match"] == "true" for row in rows])
    begun = time.perf_counter()
    said = np.array([same_name(row["name1"], row["name2"]) for row in rows])
    each = (time.perf_counter() - begun) / len(rows) * 1e6
    print(f"{len(rows)} pairs of people: accuracy {np.mean(said == truth):.3f}, {each:.0f} microseconds a pair")
    ratio = np.array([fuzz.WRatio(row["name1"].lower(), row["name2"].lower()) for row in rows])
    print(f"  rapidfuzz WRatio at its best threshold: {max(np.mean((ratio >= at) == truth) for at in range(101)):.3f}")


def _transliterations(file: Path) -> None:
    whole = "korean" in file.name
    with file.open(encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines]
    name = Name()
    left = [name.fingerprint(row[0]) or row[0] for row in cells]
    right = [name.fingerprint(row[1] if whole else row[1].replace(" ", "")) or "" for row in cells]
    true = match_many(left, right).likeness
    draw = np.random.default_rng(1)
    one, other = draw.integers(0, len(cells), (2, 400_000))
    apart = one != other
    strangers = match_many([left[at] for at in one[apart]], [right[at] for at in other[apart]]).likeness
    threshold = np.quantile(strangers, 1 - FALSE)
    print(f"{file.stem}: recall {np.mean(true > threshold):.3f} at likeness above {threshold:.3f}", flush=True)


if __name__ == "__main__":
    main()
