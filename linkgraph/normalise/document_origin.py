"""The id that copies of one file keep (`rsid:...`, `pdf:...`); that of a library's own template is no value."""

from __future__ import annotations

from linkgraph.normalise.placeholders import is_placeholder


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The id in lower case; None where a library gives the same one to all it writes."""
    value = raw.strip().lower()
    return None if not value or is_placeholder(value, "document_origin") else value
