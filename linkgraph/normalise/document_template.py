"""The template a document was made from: a file name. The ones every program ships are no value."""

from __future__ import annotations

from linkgraph.normalise.text import of_kind


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The file name without folders; None for the default of a program."""
    return of_kind(raw.replace("\\", "/").rpartition("/")[2], "document_template")
