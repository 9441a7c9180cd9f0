"""STIX ids: the ones the standard computes, and our own, the same in every export."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The namespace STIX 2.1 gives for the ids of observables (section 2.9)."""
OWN = uuid.uuid5(uuid.NAMESPACE_URL, "urn:linkgraph:stix")


def observable_id(type_: str, contributing: dict[str, Any]) -> str:
    """The id of an observable from its id-contributing properties (RFC 8785 form)."""
    canonical = json.dumps(contributing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{type_}--{uuid.uuid5(OBSERVABLES, canonical)}"


def own(*parts: str) -> uuid.UUID:
    """An id of ours for what `parts` name."""
    return uuid.uuid5(OWN, "\x1f".join(parts))


def creator(as_of: str) -> dict[str, Any]:
    """The identity that made the bundle: linkgraph itself."""
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": f"identity--{own('linkgraph')}",
        **moments(as_of),
        "name": "linkgraph",
        "identity_class": "system",
    }


def moments(as_of: str) -> dict[str, str]:
    """`created` and `modified`, to the millisecond, in UTC."""
    try:
        moment = datetime.fromisoformat(as_of)
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
    return {"created": text, "modified": text}
