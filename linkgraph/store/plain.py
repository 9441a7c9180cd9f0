"""Any single value a driver gives, as one that can be written as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from linkgraph.store.base import Value


def plain(value: Any) -> Value:
    """Text, numbers, truth values and lists as they are; times in ISO 8601; anything else as text."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (list, tuple, set)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    iso = getattr(value, "isoformat", None) or getattr(value, "iso_format", None)
    return str(iso()) if iso else str(value)
