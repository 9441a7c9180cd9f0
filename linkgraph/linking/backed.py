"""Whether something else speaks for two accounts that share a value: then they are no strangers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from linkgraph.distinct import first_of_each
from linkgraph.linking.model import Model


def backed(pairs: pl.DataFrame, model: Model, common: pl.Series) -> npt.NDArray[np.bool_]:
    """Whether the other groups of evidence, together and less `common` (bits), speak for each row's pair.

    `pairs` has pair, group and weight (bits). Of each group the strongest row counts; what speaks against counts whole.
    """
    pair, weight = pairs["pair"].to_numpy(), pairs["weight"].to_numpy()
    group = pairs["group"].to_physical().to_numpy().astype(np.int64)
    order = np.lexsort((weight, pair * (int(group.max()) + 1) + group))
    pair, group, weight = pair[order], group[order], weight[order]
    other = first_of_each(pair)
    pairs_at, groups_at = np.flatnonzero(other), np.flatnonzero(other | first_of_each(group))
    best = np.maximum(np.maximum.reduceat(weight, groups_at), 0.0)
    total = np.add.reduceat(best, np.searchsorted(groups_at, pairs_at))
    against = np.add.reduceat(np.minimum(weight, 0.0), pairs_at)
    rest = np.repeat(total + against, np.diff(pairs_at, append=len(pair)))
    others = np.empty(len(pair))
    others[order] = rest - np.repeat(best, np.diff(groups_at, append=len(pair)))
    found: npt.NDArray[np.bool_] = others - common.to_numpy() >= model.backed
    return found
