"""Which candidate pairs are kept, without comparing what cannot change that.

Once it is known what agreement is worth, a pair whose dates and places speak against it so much that
not even one rare name would bring it to even odds needs no comparison of names. What is cheap to
compare comes first. The pairs that stay, and their bits, are those of comparing everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.beside import each
from linkgraph.ledger.memory import uncollected
from linkgraph.linking.facts.compare import Graded, Ints, Values, grade
from linkgraph.linking.facts.priors import Field, Settings
from linkgraph.linking.facts.weigh import Learned, Table, weigh

if TYPE_CHECKING:
    from linkgraph.progress import Progress

CHUNK = 200_000
SLACK = 1e-6
"""Bits by which sums in another order may differ."""

Flags = npt.NDArray[np.bool_]
Kept = tuple[Ints, dict[str, Graded]]


def choose(
    fields: Sequence[Field],
    values: Mapping[str, Values],
    pairs: tuple[Ints, Ints, Flags],
    learned: Learned,
    settings: Settings,
    credit: float,
    progress: Progress,
) -> Kept:
    """Places of the pairs (left, right, whether something else speaks for it) that are kept, and their comparisons."""
    starts, found = range(0, max(len(pairs[0]), 1), CHUNK), []

    def chosen(start: int) -> Kept:
        return _choose(fields, values, start, _slice(pairs, start), learned, settings, credit)

    with uncollected(), progress.stage("pairs by their facts", len(pairs[0])) as stage:
        for start, kept in zip(starts, each(chosen, starts), strict=True):
            found.append(kept)
            stage.advance(len(_slice(pairs, start)[0]))
    return together(fields, found)


def together(fields: Sequence[Field], parts: Sequence[Kept]) -> Kept:
    """Several parts as one, in the order of places."""
    places = np.concatenate([at for at, _ in parts])
    order = np.argsort(places, kind="stable")
    joined = {
        field.key: Graded(
            *(
                np.concatenate([getattr(graded[field.key], column) for _, graded in parts])[order]
                for column in ("level", "surprise", "left", "right")
            )
        )
        for field in fields
    }
    return places[order], joined


def most(field: Field, learned: Learned, settings: Settings) -> float:
    """The bits that agreement in one fact brings at most, the rarest value included."""
    levels = learned.bits(field.key)
    own = learned.fixed.get(field.key, np.full(len(levels), np.nan))
    return float(max(np.where(np.isnan(own), np.where(levels > 0, levels + settings.rarest, 0.0), own).max(), 0.0))


def _choose(
    fields: Sequence[Field],
    values: Mapping[str, Values],
    start: int,
    pairs: tuple[Ints, Ints, Flags],
    learned: Learned,
    settings: Settings,
    credit: float,
) -> Kept:
    left, right, met = pairs
    at, compared = np.arange(len(left)), dict[str, Graded]()
    open_ = sorted(fields, key=cost)
    for _, same in groupby(open_.copy(), cost):
        for field in same:
            compared[field.key] = grade(field, values[field.key], left[at], right[at])
            open_.remove(field)
        hope = sum(most(field, learned, settings) for field in open_)
        total = _total(fields, compared, learned, settings, credit)
        stay = np.flatnonzero((total + hope >= settings.even - (SLACK if open_ else 0.0)) | met[at])
        at, compared = at[stay], {key: graded.some(stay) for key, graded in compared.items()}
    return start + at, compared


def _slice(pairs: tuple[Ints, Ints, Flags], start: int) -> tuple[Ints, Ints, Flags]:
    left, right, met = pairs
    end = start + CHUNK
    return left[start:end], right[start:end], met[start:end]


def _total(
    fields: Sequence[Field], compared: Table, learned: Learned, settings: Settings, credit: float
) -> npt.NDArray[np.float64]:
    known = [field for field in fields if field.key in compared]
    return weigh(known, compared, learned, settings, credit) + learned.prior


def cost(field: Field) -> int:
    """Names cost most, then addresses."""
    return 2 if field.parts else int(field.key == "address")
