"""How common a value is, as weights and sentences have it: exact where few share it, in steps where many do.

Every new batch makes many a common value a little more common. What evidence is worth is not known to a hundredth of a
bit, so from `FIRST` on four numbers to a doubling are told apart: 19, 23, 27, 32, 38, 45, 54, 64 and so on. Evidence
of values that common stays as it is while they grow within a step. A step follows from the number alone, not from the
order in which accounts came.
"""

from __future__ import annotations

import math

import polars as pl

FIRST = 19
"""The smallest number that is a step; below it numbers are exact."""
TO_A_DOUBLING = 4


def doublings(ratio: float) -> float:
    """log2 of `ratio`, to the nearest quarter."""
    return round(math.log2(ratio) * TO_A_DOUBLING) / TO_A_DOUBLING


def stepped(number: float) -> float:
    """The step that is nearest in doublings; `number` itself below `FIRST`."""
    return number if number < FIRST else float(round(math.pow(2.0, doublings(number))))


def stepped_all(numbers: pl.Series) -> pl.Series:
    """`stepped` of each of many whole numbers; null where there is none."""
    known = numbers.unique().drop_nulls()
    steps = pl.Series([int(stepped(number)) for number in known], dtype=pl.Int64)
    return numbers.replace_strict(known, steps, default=None, return_dtype=pl.Int64)
