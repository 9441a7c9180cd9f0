"""One value as a person reads it, with nothing in it that could move a terminal's cursor."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterable
from typing import Any

HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories that are shown as escapes: control, format, private, surrogate, line ends."""


def words(value: Any) -> str:
    """Numbers rounded, lists joined by commas (sentences by a space), yes and no, an empty string for the unknown.

    Of a flat object each key stands before its value; one that holds others stays JSON.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list):
        return (" " if _are_sentences(value) else ", ").join(words(item) for item in value)
    if isinstance(value, dict) and not any(isinstance(one, dict | list) for one in value.values()):
        return ", ".join(f"{visible(str(key))} {words(one)}".rstrip() for key, one in value.items())
    return visible(json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value))


def all_numbers(values: Iterable[Any]) -> bool:
    """Whether those that are known are numbers, and there are some."""
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in known)


def _are_sentences(items: list[Any]) -> bool:
    return all(isinstance(item, str) and item.endswith(".") for item in items)


def visible(text: str) -> str:
    """The text on one line; characters that are not seen are written as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(c) if unicodedata.category(c) in HIDDEN else c for c in text)


def _escaped(character: str) -> str:
    return " " if character in "\n\r\t" else character.encode("unicode_escape").decode("ascii")


def _number(value: float) -> str:
    """Two decimals, or four digits below one; what is less than one never reads as one."""
    if abs(value) >= 1 or value == 0:
        return f"{value:.2f}"
    return f"{value:.4g}" if abs(value) < 0.99995 else f"{math.copysign(0.9999, value)}"
