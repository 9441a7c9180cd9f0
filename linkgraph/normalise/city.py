"""The city as stated: readable text, compared without case elsewhere."""

from __future__ import annotations

from linkgraph.normalise.text import of_kind


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The cleaned text; None for placeholders."""
    return of_kind(raw, "city")
