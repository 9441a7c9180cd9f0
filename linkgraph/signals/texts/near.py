"""Which of many texts are like one that is asked for: a lookup, without comparing the many with each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from linkgraph.signals.texts.corpus import SHARED, TEMPLATE
from linkgraph.signals.texts.features import among, features
from linkgraph.signals.texts.marks import Ints, decode
from linkgraph.signals.texts.overlap import Floats
from linkgraph.signals.texts.rare import weights


def near(wanted: str, fingerprints: Sequence[str]) -> tuple[Ints, Floats]:
    """The indices of the texts that are alike, and the part of the features in both.

    A passage says the less the more of the texts have it, as in `corpus`; the one asked for has it too.
    """
    asked, rows = features(decode([wanted])).marks, features(decode(fingerprints))
    held = np.flatnonzero(among(rows.marks, asked))
    texts, slots = np.searchsorted(rows.at, held, side="right") - 1, np.searchsorted(asked, rows.marks[held])
    weight = weights(np.bincount(slots, minlength=len(asked)) + 1)
    common = np.bincount(texts, minlength=len(rows))
    score = np.bincount(texts, weight[slots], len(rows)) / np.sqrt(np.maximum(rows.lengths, 1) * max(len(asked), 1))
    overlap = common / np.maximum(rows.lengths + len(asked) - common, 1)
    found = np.flatnonzero((overlap >= TEMPLATE) | (score >= SHARED))
    return found, overlap[found]
