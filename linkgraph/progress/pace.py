"""How fast something goes, as people say it."""

from __future__ import annotations


def pace(rate: float) -> str:
    """`rate` items a second: by the minute where it is fewer than one a second."""
    return f"{rate:,.0f} a second" if rate >= 1 else f"{rate * 60:,.0f} a minute"
