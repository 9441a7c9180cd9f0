"""A skill: free text without case."""

from __future__ import annotations

from linkgraph.normalise.text import of_kind


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The skill in lower case; None for placeholders."""
    value = of_kind(raw.casefold(), "any")
    return value.casefold() if value else None
