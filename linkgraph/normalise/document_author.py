"""Who a document says wrote it: a name in a file's metadata. What programs fill in is no value."""

from __future__ import annotations

from linkgraph.normalise.text import of_kind


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The name as it stands; None for what a program or a reinstalled computer writes."""
    return of_kind(raw, "document_author")
