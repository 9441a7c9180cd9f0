"""How many unrelated accounts share a value.

Forty accounts of one ring on one wallet are no reason to distrust the wallet; forty people
who bought one stock photo are. So the accounts that share a value are first gathered by what
else speaks for each pair of them: those who are backed by other evidence count as one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

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
    count = int(values.max(initial=-1)) + 1
    slots = np.unique(np.stack([values, members], axis=1), axis=0)
    low, in_low = _slot(slots, pair_values, left)
    high, in_high = _slot(slots, pair_values, right)
    joined = backed & in_low & in_high
    labels = components(len(slots), low[joined], high[joined])
    distinct = np.unique(np.stack([slots[:, 0], labels], axis=1), axis=0)
    return np.bincount(distinct[:, 0], minlength=count)


def _slot(slots: Ints, values: Ints, accounts: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The row of each (value, account) in the sorted table of memberships, and whether it is there."""
    width = max(int(slots[:, 1].max(initial=0)), int(accounts.max(initial=0))) + 1
    known, wanted = slots[:, 0] * width + slots[:, 1], values * width + accounts
    place = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    return place, known[place] == wanted
