"""Learns what the sounds of Chinese syllables say of a name in Latin letters: `transliteration/data/sounds`.

    python -m benchmarks.transliteration_sounds person_names.txt han

Logistic regression on the traits of `signals/transliteration/sounds.py`, of forms of one name and of random pairs
that the table of letters finds alike. Each half of the names is judged by a table learned from the other, so that the
traits are weighed on names which the table does not know. Weights under `LEAST` bits are left out. The bits are
shifted so that as many random pairs reach 3 bits as by the table alone. One name in seven is held back, and its recall
printed. The file is that of `transliteration_tables`. Ten minutes; the same file gives the same list.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.transliteration_tables import LONGEST, USUAL, Pair, asked, common, kept, learn, names
from linkgraph.signals.transliteration import data as tables
from linkgraph.signals.transliteration.bits import weighed
from linkgraph.signals.transliteration.sides import cuts, parts
from linkgraph.signals.transliteration.sounds import COLUMNS, GATE, traits
from linkgraph.signals.transliteration.table import Floats, Table, made

Bools = npt.NDArray[np.bool_]
HELD = 7
"""One name in so many is held back."""
RANDOM, BATCH = 3_000_000, 200_000
FEWEST, HEAVY, FIRM, ROUNDS = 3, 2.0, 3e-5, 200
"""Pairs that a trait must be in; what random pairs weigh, where true ones weigh 1; the pull of weights to nothing."""
LEAST = 0.12
SHARE, FALSE = 1e-3, 1e-4


@dataclass(frozen=True, slots=True)
class Judged:
    """The pairs above the gate: what the table says, their traits, which are true and what each weighs."""

    parts: Floats
    traits: list[list[str]]
    true: Bools
    weight: Floats
    all_true: int
    all_random: int


def main() -> None:
    """Writes the list of each script named."""
    options = asked(__doc__)
    for script in options.scripts:
        known = [name for name in names(options.file, script) if name]
        random.Random(7).shuffle(known)
        held, rest = known[: len(known) // HELD], known[len(known) // HELD :]
        halves = rest[::2], rest[1::2]
        one, two = (_table([pair for name in half for pair in name], script) for half in halves)
        seen = {pair[:2] for name in rest for pair in name}
        measured = [[pair for pair in name if pair[:2] not in seen][:1] for name in held]
        learned = _learned(_judged(halves[0], two, script), _judged(halves[1], one, script))
        _finish(script, learned, _judged([name for name in measured if name], one, script))


def _table(known: list[Pair], script: str) -> Table:
    return made(kept(*learn(common(known), *LONGEST.get(script, USUAL))))


def _judged(known: Sequence[list[Pair]], table: Table, script: str) -> Judged:
    pairs = [pair for name in known for pair in name]
    latin, other = ["".join(one[1:-1]) for one, _, _ in pairs], ["".join(two[1:-1]) for _, two, _ in pairs]
    true = _above(table, script, latin, other)
    forms = set(zip(latin, other, strict=True))
    draw = np.random.default_rng(1)
    found = [true]
    drawn = 0
    for _ in range(RANDOM // BATCH):
        places = draw.integers(0, len(pairs), (2, BATCH))
        two = [(latin[a], other[b]) for a, b in zip(*places.tolist(), strict=True) if (latin[a], other[b]) not in forms]
        found.append(_above(table, script, [a for a, _ in two], [b for _, b in two]))
        drawn += len(two)
    weight = np.array([pairs[at][2] for at in true[2]])
    rows = sum(len(more[0]) for more in found[1:])
    return Judged(
        np.vstack([more[0] for more in found]),
        [listed for more in found for listed in more[1]],
        np.arange(len(weight) + rows) < len(weight),
        np.concatenate([weight, np.ones(rows)]),
        len(pairs),
        drawn,
    )


def _above(table: Table, script: str, latin: list[str], other: list[str]) -> tuple[Floats, list[list[str]], list[int]]:
    """Of the pairs above the gate: what the table says, the traits, and which they are."""
    counted = parts(table, latin, other, script)
    at: list[int] = np.flatnonzero(weighed(counted, script) > GATE).tolist()
    one, two = [latin[place] for place in at], [other[place] for place in at]
    cut = cuts(table, one, two, script)
    return counted[at], [list(traits(a, b, script, c)) for a, b, c in zip(one, two, cut, strict=True)], at


def _learned(*halves: Judged) -> dict[str, float]:
    """Bits of each trait, and of each column of `parts`: learned once of all traits, then of those that count."""
    seen = Counter(trait for half in halves for listed in half.traits for trait in listed)
    bits = _weighed([trait for trait, count in seen.items() if count >= FEWEST], *halves)
    return _weighed([trait for trait in bits.keys() - COLUMNS if abs(bits[trait]) >= LEAST], *halves)


def _weighed(listed: list[str], *halves: Judged) -> dict[str, float]:
    place = {trait: at for at, trait in enumerate(sorted(listed))}
    true = np.concatenate([half.true for half in halves])
    weight = np.concatenate([half.weight for half in halves])
    weight[true] /= weight[true].sum()
    weight[~true] *= HEAVY / (~true).sum()
    columns = np.vstack([half.parts for half in halves])
    middle, spread = columns.mean(0), columns.std(0)
    dense = np.column_stack([(columns - middle) / spread, np.ones(len(columns))])
    rows = sparse.hstack([_counted([each for half in halves for each in half.traits], place), dense]).tocsr()
    found = _regression(rows, true, weight / weight.sum(), len(place)) / np.log(2)
    slopes = found[len(place) : -1] / spread
    bits = dict(zip(place, found[: len(place)].tolist(), strict=True))
    return bits | dict(zip(COLUMNS, [*slopes.tolist(), float(found[-1] - slopes @ middle)], strict=True))


def _regression(rows: sparse.csr_array, true: Bools, weight: Floats, firm: int) -> Floats:
    """Logistic regression; the first `firm` weights are pulled to nothing."""
    turned = rows.T.tocsr()
    pull = np.where(np.arange(rows.shape[1]) < firm, FIRM, FIRM / 10)

    def loss(weights: Floats) -> tuple[float, Floats]:
        said = np.where(true, 1, -1) * (rows @ weights)
        wrong = weight / (1 + np.exp(np.clip(said, -500, 500))) * np.where(true, -1, 1)
        value = weight @ np.logaddexp(0, -said) + 0.5 * weights @ (pull * weights)
        return float(value), turned @ wrong + pull * weights

    found: Floats = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return found


def _counted(listed: list[list[str]], place: dict[str, int]) -> sparse.csr_array:
    """How often each pair has each trait."""
    columns = [[place[trait] for trait in traits if trait in place] for traits in listed]
    ends = np.cumsum([0, *(len(row) for row in columns)])
    flat = np.array([at for row in columns for at in row], np.int64)
    found = sparse.csr_array((np.ones(len(flat)), flat, ends), shape=(len(listed), len(place)))
    found.sum_duplicates()
    return found


def _finish(script: str, learned: dict[str, float], held: Judged) -> None:
    """Writes the list, its bits shifted, and prints what it finds of the names held back."""
    before = weighed(held.parts, script)
    after = held.parts @ np.array([learned[column] for column in COLUMNS[:-1]]) + learned["always"]
    after += [sum(learned.get(trait, 0.0) for trait in listed) for listed in held.traits]
    learned["always"] += _reached(before, held, SHARE) - _reached(after, held, SHARE)
    _write(script, learned)
    found = [(score[held.true] > _reached(score, held, FALSE)).sum() / held.all_true for score in (before, after)]
    print(f"{script}: {len(learned):,} rows; held back {held.all_true:,} pairs,", flush=True)
    print(f"  recall {found[0]:.3f} by letters, {found[1]:.3f} with sounds, of random ones {FALSE:.4%}", flush=True)


def _reached(score: Floats, held: Judged, share: float) -> float:
    """The bits that this share of all random pairs reaches."""
    return float(np.sort(score[~held.true])[::-1][round(held.all_random * share)])


def _write(script: str, learned: dict[str, float]) -> None:
    head = (
        "# Columns of what the table of letters says, and traits of how the syllables sound; bits that each counts.\n"
    )
    first = [f"{column}\t{learned[column]:.4f}" for column in COLUMNS]
    rows = [f"{trait}\t{bits:.2f}" for trait, bits in sorted(learned.items()) if trait not in COLUMNS]
    folder = Path(str(tables.__path__[0])) / "sounds"
    folder.mkdir(exist_ok=True)
    folder.joinpath(f"{script}.tsv").write_text(head + "\n".join([*first, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
