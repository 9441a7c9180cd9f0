"""Which of many texts are like one that is asked for: a lookup, without comparing the many with each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from linkgraph.signals.texts.corpus import SHARED, TEMPLATE
from linkgraph.signals.texts.features import among, features
from linkgraph.signals.texts.marks import U32, Ints, Rows, decode
from linkgraph.signals.texts.overlap import Floats
from linkgraph.signals.texts.rare import weights


class Asked:
    """The features of the text that is asked for, sorted."""

    def __init__(self, fingerprint: str) -> None:
        self.features: U32 = features(decode([fingerprint])).marks


def near(wanted: str, fingerprints: Sequence[str]) -> tuple[Ints, Floats]:
    """As `near_in`, for texts given by their fingerprints."""
    return near_in(Asked(wanted), [features(decode(fingerprints))])


def near_in(wanted: Asked, parts: Sequence[Rows]) -> tuple[Ints, Floats]:
    """The indices of the texts that are alike, counted through all parts, and the part of the features in both.

    A passage says the less the more of the texts have it, as in `corpus`; the one asked for has it too.
    """
    asked, sizes = wanted.features, np.concatenate([np.empty(0, np.int64), *(part.lengths for part in parts)])
    first, texts, slots = 0, [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for part in parts:
        held = np.flatnonzero(among(part.marks, asked))
        texts.append(np.searchsorted(part.at, held, side="right") - 1 + first)
        slots.append(np.searchsorted(asked, part.marks[held]))
        first += len(part)
    text, slot = np.concatenate(texts), np.concatenate(slots)
    weight = weights(np.bincount(slot, minlength=len(asked)) + 1)
    common = np.bincount(text, minlength=first)
    score = np.bincount(text, weight[slot], first) / np.sqrt(np.maximum(sizes, 1) * max(len(asked), 1))
    overlap = common / np.maximum(sizes + len(asked) - common, 1)
    found = np.flatnonzero((overlap >= TEMPLATE) | (score >= SHARED))
    return found, overlap[found]
