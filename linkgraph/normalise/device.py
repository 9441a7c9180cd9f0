"""Device identifiers: hardware and advertising ids, fingerprints of browsers."""

from __future__ import annotations

import re

from linkgraph.normalise.characters import clean
from linkgraph.normalise.placeholders import is_placeholder

_UUID = re.compile(r"\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?")
_MAC = re.compile(r"[0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){5}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}")
_HAS_SEPARATOR = re.compile(r"[:.-]")
_LONGEST = 500


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The identifier in lower case, UUIDs and MAC addresses in one form; None for defaults."""
    text = clean(clean(raw[:_LONGEST]).casefold())
    if is_placeholder(text, "device"):
        return None
    if found := _UUID.fullmatch(text):
        return "-".join(found.groups())
    if _MAC.fullmatch(text) and _HAS_SEPARATOR.search(text):
        digits = _HAS_SEPARATOR.sub("", text)
        return ":".join(digits[start : start + 2] for start in range(0, 12, 2))
    return text
