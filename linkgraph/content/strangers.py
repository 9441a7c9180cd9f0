"""What a distance between two hashes is worth: how many pairs of strangers in one studio come as near.

`strangers.toml` is written by `python -m benchmarks.studio --keep`, from drawn people before one ground in one light.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

MOST = 40
"""Bits of 256 up to which something is said: further apart nothing follows from the hashes, and points decide."""


def as_near(bits: int) -> str:
    """`none of 89,400 pairs of strangers drawn in one studio is as near`; empty beyond MOST bits."""
    if not 0 <= bits <= MOST:
        return ""
    pairs, so_near = _counted()
    many = f"{so_near[bits]:,}" if so_near[bits] else "none"
    return f"{many} of {pairs:,} pairs of strangers drawn in one studio {'are' if so_near[bits] > 1 else 'is'} as near"


@cache
def _counted() -> tuple[int, list[int]]:
    text = resources.files(__package__).joinpath("strangers.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return int(told["pairs"]), [int(count) for count in told["so_near"]]
