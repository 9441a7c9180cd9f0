"""Names: accuracy of "same name" at its default, and recall of transliterations. Reads ../shared/data.

    python -m benchmarks.names

Prints the share of labelled pairs of people that `same_name` decides rightly, beside rapidfuzz WRatio at
the threshold that is best for it on the same pairs (which needs the labels); then, for each language, the
share of true transliterations found where one random pair in 10,000 is taken for one: thirty of 300,000
decide, so that the threshold is not one of chance. At last the same for all languages with one threshold, as a case
has it, which does not know whose names it reads. `python -m benchmarks.names korean` measures one language alone.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from benchmarks.person_records import DATA
from linkgraph.signals.name import Name
from linkgraph.signals.name_scripts import spelt
from linkgraph.signals.same_name import same_name

Likeness = npt.NDArray[np.float64]

FALSE = 1e-4
RANDOM, BATCH = 300_000, 100_000


def main() -> None:
    """Prints both measurements."""
    languages = sys.argv[1:]
    if not languages:
        _pairs()
    measured = [
        _transliterations(file)
        for file in sorted((DATA / "names_transliteration").glob("*.tsv"))
        if not languages or any(language in file.name for language in languages)
    ]
    if len(measured) > 1:
        true, strangers = (np.concatenate(each) for each in zip(*measured, strict=True))
        print(f"{len(measured)} languages, one threshold: {len(true):,} pairs, {_recall(true, strangers)}")


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


def _transliterations(file: Path) -> tuple[Likeness, Likeness]:
    with file.open(encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines]
    spaced = "korean" in file.name
    name = Name()
    left = [spelt(row[0]) for row in cells]
    right = [spelt(row[1] if spaced else row[1].replace(" ", "")) for row in cells]
    draw = np.random.default_rng(1)
    one, other = draw.integers(0, len(cells), (2, RANDOM))
    one, other = one[one != other], other[one != other]
    begun = time.process_time()
    true = _likeness(name, list(zip(left, right, strict=True)))
    drawn = [(left[a], right[b]) for a, b in zip(one, other, strict=True)]
    strangers = np.concatenate([_likeness(name, drawn[at : at + BATCH]) for at in range(0, len(drawn), BATCH)])
    each = (time.process_time() - begun) / (len(cells) + len(drawn)) * 1e6
    found = _recall(true, strangers)
    print(f"{file.stem}: {len(cells):,} pairs, {found}, {each:.0f} microseconds of processor a pair", flush=True)
    return true, strangers


def _recall(true: Likeness, strangers: Likeness) -> str:
    threshold = np.quantile(strangers, 1 - FALSE)
    return f"recall {np.mean(true > threshold):.3f} at likeness above {threshold:.3f}"


def _likeness(name: Name, pairs: list[tuple[str, str]]) -> Likeness:
    return np.array([1 - found.distance if found else 0.0 for found in name.compare_many(pairs)])


if __name__ == "__main__":
    main()
