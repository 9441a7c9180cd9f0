"""From the value that evidence names, which is as it stood in the source, to the picture or text of the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkgraph.ui.photos import ID

Row = Mapping[str, Any]


def photo_of(account: Row, value: str | None) -> str | None:
    """The id of the photo that `account` shows under this file name or address; None where there is none."""
    return _of(account, "SHOWS_PHOTO", value)


def document_of(account: Row, value: str | None) -> str | None:
    """The id of the text that `account` sent as this file, or as this text."""
    return _of(account, "SENT_DOCUMENT", value)


def _of(account: Row, kind: str, value: str | None) -> str | None:
    if value is None or ID.fullmatch(value):
        return value
    facts = (row for row in account.get("facts") or () if row["type"] == kind)
    return next((row["value"] for row in facts if value in (row["raw"], row.get("path"))), None)
