"""Values of typed formats as text, without loss and without decoration: 1 and not 1.0."""

from __future__ import annotations

import base64
import json
import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from .joining import LIST

INTEGRAL = re.compile(r"-?\d+\.0+")


def encodable(text: str) -> str:
    """`text` with half characters (lone surrogates) replaced by U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_nested(value: Any) -> bool:
    """True for an object, or a list that holds one or a list."""
    return isinstance(value, dict) or (
        isinstance(value, list | tuple) and any(isinstance(item, dict | list | tuple) for item in value)
    )


def as_text(value: Any) -> str | None:
    """`value` as text: lists joined by ` | `, objects as JSON, dates in ISO 8601; None stays None."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd") if "\0" in value else value
    if value is None:
        return None
    if is_nested(value):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    if isinstance(value, list | tuple):
        return LIST.join(filter(None, map(as_text, value)))
    return _scalar(value)


def number_text(literal: str) -> str:
    """The literal of a number, a needless fraction of zeros dropped."""
    return literal.partition(".")[0] if INTEGRAL.fullmatch(literal) else literal


def _scalar(value: Any) -> str | None:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return _float(value)
        case Decimal():
            return number_text(format(value, "f"))
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value.total_seconds())
        case bytes():
            return _bytes(value)
    return str(value)


def _float(value: float) -> str | None:
    if not math.isfinite(value):
        return None
    return str(int(value)) if value.is_integer() and abs(value) < 2**63 else repr(value)


def _moment(value: datetime) -> str:
    text = value.isoformat()
    return text.replace("+00:00", "Z")


def _bytes(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return base64.b64encode(value).decode("ascii")
