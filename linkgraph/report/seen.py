"""Marks what cannot be seen in texts that came out of sources."""

from __future__ import annotations

import re
from typing import Any

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that turn the direction of writing, and lone surrogates."""


def seen(value: Any) -> Any:
    """The same dicts and lists, with U+FFFD in the place of each such character."""
    if isinstance(value, str):
        return UNSEEN.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: seen(item) for name, item in value.items()}
    return [seen(item) for item in value] if isinstance(value, list | tuple) else value
