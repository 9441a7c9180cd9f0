"""Free text: one form for blanks and code points; placeholders are no value."""

from __future__ import annotations

from linkgraph.normalise.characters import clean
from linkgraph.normalise.placeholders import is_placeholder


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The text on one line in NFKC; None where it says nothing."""
    return of_kind(raw, "any")


def of_kind(raw: str, kind: str) -> str | None:
    """The cleaned text, or None for a placeholder of `kind`."""
    value = clean(raw)
    return None if is_placeholder(value, kind) else value
