"""Learns how much each part of the score of two words counts: prints a table for `transliteration/data/weights.toml`.

    python -m benchmarks.transliteration_weights person_names.txt han hangul kana

Logistic regression on forms of one name and on random pairs, the latter weighed up, since few of very many may be
taken for one. The bits are scaled so that the table of letters counts as it is, and shifted so that as many random
pairs reach 3 bits as with the weights of the usual ones. The file is that of `transliteration_tables`.
"""

from __future__ import annotations

import random

import numpy as np
from scipy.optimize import minimize

from benchmarks.transliteration_tables import Pair, asked, pairs
from linkgraph.signals.transliteration.bits import USUAL
from linkgraph.signals.transliteration.irregular import is_known
from linkgraph.signals.transliteration.sides import parts
from linkgraph.signals.transliteration.table import Floats, table

TRUE, RANDOM, HEAVY = 30_000, 500_000, 1000.0
ALIKE, SHARE = 3.0, 1e-3


def main() -> None:
    """Prints the weights of each script named."""
    options = asked(__doc__)
    for script in options.scripts:
        known = list(pairs(options.file, script))
        random.Random(3).shuffle(known)
        true, strangers = _measured(known[-TRUE:], script)
        weights = _learned(true, strangers)
        before, after = (np.quantile(strangers @ w, 1 - SHARE) for w in (np.array(USUAL)[:-1], weights))
        shift = float(USUAL[-1] + after - before)
        print(f"{script} = [{', '.join(f'{weight:.2f}' for weight in (*weights, -shift))}]", flush=True)


def _measured(known: list[Pair], script: str) -> tuple[Floats, Floats]:
    latin, other = (["".join(pair[side][1:-1]) for pair in known] for side in (0, 1))
    draw = np.random.default_rng(1)
    one, two = draw.integers(0, len(known), (2, RANDOM))
    drawn = ((latin[a], other[b]) for a, b in zip(one, two, strict=True) if latin[a] != latin[b])
    kept = [(a, b) for a, b in drawn if not is_known(a, b, script)]
    known_table = table(script)
    true = parts(known_table, latin, other, script)
    return true, parts(known_table, [a for a, _ in kept], [b for _, b in kept], script)


def _learned(true: Floats, strangers: Floats) -> Floats:
    """The weights, that of the words side by side being 1."""
    rows = np.vstack([true, strangers])
    is_true = np.arange(len(rows)) < len(true)
    middle, spread = rows.mean(0), rows.std(0)
    scaled = np.column_stack([(rows - middle) / spread, np.ones(len(rows))])
    heavy = np.where(is_true, 0.5 / len(true), HEAVY / len(strangers))

    def loss(weights: Floats) -> tuple[float, Floats]:
        said = scaled @ weights
        wrong = np.logaddexp(0, np.where(is_true, -said, said))
        slope = scaled.T @ (heavy * (1 / (1 + np.exp(-np.clip(said, -500, 500))) - is_true))
        return float((heavy * wrong).sum() + 1e-4 * weights @ weights), slope + 2e-4 * weights

    found: Floats = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x[:-1] / spread
    return found / found[0]


if __name__ == "__main__":
    main()
