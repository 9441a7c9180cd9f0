"""How many unrelated accounts share a value.

Forty accounts of one ring on one wallet are no reason to distrust the wallet; forty people
who bought one stock photo are. So the accounts that share a value are first gathered by what
else speaks for each pair of them: those who are backed by other evidence count as one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linkgraph.distinct import distinct

Ints = npt.NDArray[np.int64]


def components(size: int, left: Ints, right: Ints) -> Ints:
    """A label for each of `size` things, equal where edges (left[i], right[i]) join them."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    edges = coo_matrix((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    return np.asarray(connected_components(edges, directed=False)[1], dtype=np.int64)


def count_strangers(
    values: Ints, members: Ints, pair_values: Ints, left: Ints, right: Ints, backed: npt.NDArray[np.bool_]
) -> Ints:
    """Unrelated accounts for each value.

    Args:
        values: for each membership, the value (0 to n - 1); shape (m,).
        members: for each membership, the account; shape (m,).
        pair_values: for each pair that shares a value, that value; shape (p,).
        left: the pair's one account; shape (p,).
        right: the pair's other account; shape (p,).
        backed: whether other evidence speaks for the pair; shape (p,).

    Returns:
        For each value the number of groups its accounts fall into; shape (n,).
    """
    width = max(int(members.max(initial=0)), int(left.max(initial=0)), int(right.max(initial=0))) + 1
    slots = distinct(values * width + members)
    low, in_low = _slot(slots, pair_values * width + left)
    high, in_high = _slot(slots, pair_values * width + right)
    joined = backed & in_low & in_high
    labels = components(len(slots), low[joined], high[joined])
    groups = distinct(slots // width * max(len(slots), 1) + labels)
    return np.bincount(groups // max(len(slots), 1), minlength=int(values.max(initial=-1)) + 1)


def _slot(slots: Ints, wanted: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The row of each membership in the sorted ones, and whether it is there."""
    place = np.minimum(np.searchsorted(slots, wanted), max(len(slots) - 1, 0))
    return place, slots[place] == wanted
