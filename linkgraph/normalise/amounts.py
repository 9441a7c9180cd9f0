"""Numbers as people write them, `1.234,50` and `1,234.50` alike."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_FIRST = re.compile(r"\d(?:[\d., '\u2019]*\d)?", re.ASCII)
_LAST = re.compile(r"[.,](?=\d{1,2}$)")


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
