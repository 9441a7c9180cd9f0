"""Numbers as people write them, `1.234,50` and `1,234.50` alike."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import cache

_FIRST = re.compile(r"\d(?:[\d., '\u2019]*\d)?", re.ASCII)
_LAST = re.compile(r"[.,](?=\d{1,2}$)")
_PLAIN = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_SIGNED = re.compile(
    r"(?P<minus>-?)(?P<code>[A-Z]{3})?(?P<digits>[\d., '\u2019]+)(?P<after>[A-Z]{3})?(?P<behind>-?)", re.ASCII
)
_WELL_FORMED = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}(?:[., '\u2019]\d{2,3})+(?:[.,]\d+)?", re.ASCII)
_BRACKETS = re.compile(r"\((.*)\)")
_ARABIC = str.maketrans({"\u066b": ".", "\u066c": ",", "\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def number(raw: str) -> str | None:
    """A sum or a mark as a plain number: `1.234,50 €`, `USD 1,234.50`, `(12.00)`, `4,5`; None where it is none.

    A point alone is a decimal point, whatever follows it, for so programs write; a comma before three digits is not.
    """
    if _PLAIN.fullmatch(raw):
        return raw if math.isfinite(float(raw)) else None
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in raw.translate(_ARABIC))
    text = "".join(char for char in text if unicodedata.category(char) != "Sc").strip().removeprefix("+")
    bracketed = _BRACKETS.fullmatch(text)
    found = _SIGNED.fullmatch((bracketed[1] if bracketed else text).strip().replace("- ", "-"))
    if found is None or not {found["code"], found["after"]} - {None} <= _currencies():
        return None
    digits = found["digits"].strip()
    if not _WELL_FORMED.fullmatch(digits):
        return None
    value = _after_zero(digits) or decimal(digits, grouped="," in digits)
    if value is None:
        return None
    negative = bracketed or found["minus"] or found["behind"]
    return plain(-value if negative else value)


def _after_zero(digits: str) -> Decimal | None:
    """`0,125` is an eighth: no group of thousands follows a zero."""
    return Decimal(digits.replace(",", ".")) if re.fullmatch(r"0,\d+", digits) else None


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def decimal(text: str, *, grouped: bool = True) -> Decimal | None:
    """The only number in `text` (cleaned); None where there is none or a second one.

    Where `grouped`, `1.234` is one thousand two hundred and thirty-four; else it is a little over one.
    """
    found = _FIRST.findall(text)
    if len(found) != 1:
        return None
    digits = found[0].replace(" ", "").replace("'", "").replace("\u2019", "")
    head, tail = digits, ""
    if last := _LAST.search(digits) or _only_point(digits, grouped):
        head, tail = digits[: last.start()], digits[last.end() :]
    whole = re.sub(r"[.,]", "", head)
    try:
        return Decimal(f"{whole or 0}.{tail or 0}")
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
    """`25` for 25.00; never with an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _only_point(digits: str, grouped: bool) -> re.Match[str] | None:
    """A single point is a decimal point (`4.8333`), unless three digits behind it may be a group."""
    found = list(re.finditer(r"[.,]", digits))
    if len(found) == 1 and (not grouped or len(digits) - found[0].end() != 3):
        return found[0]
    return None
