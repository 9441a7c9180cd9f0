"""Phone numbers in E.164, by the numbering plans in `phonenumbers`.

A number without a country code is read in the default region. Where there is none, its digits
are kept (`2025550123`): it can still equal another one written the same way. An extension stays
(`+12025550123;ext=12`), since two desks of one switchboard are two phones. US fiction numbers
(555-01xx) are kept: they are what the account states, and a made-up number can be shared too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import ModuleType

from linkgraph.normalise.characters import clean

_LABEL = r"tel(?:e?f[oó]n[oe]?|ephone)?|phone|mobile?|m[oó]vil|mob|cell(?:ular|phone)?|handy|fon"
_LABEL += "|office|work|home|private?|business|whatsapp|telegram|signal|viber|wechat"
_PREFIX = re.compile(rf"^\s*(?:(?:{_LABEL}|ph|t|m)\b\s*[:.]?\s*)+", re.IGNORECASE)
_SUFFIX = re.compile(rf"(?:[\s,;/-]*\b(?:{_LABEL}))+\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()\d+]*\)")
_NOT_DIGIT = re.compile(r"\D+")
_EXTENSION = re.compile(r"(?i)(?:;ext=|\bext\.?|\bextension|\bx|\bdw|#)\s*:?\s*(\d{1,7})\s*$")
_WORDS = re.compile(r"[^\W\d_]{4,}")
UP, DOWN = "01234567890123456789", "98765432109876543210"
_SHORTEST, _LONGEST = 7, 60


@lru_cache(maxsize=65536)
def normalise(raw: str, country: str | None = None) -> str | None:
    """`+12025550123`, or bare national digits where the country is not known; None if impossible."""
    text = _SUFFIX.sub("", _PREFIX.sub("", _BRACKETED.sub(" ", clean(raw)).strip()))
    if not 5 <= len(text) <= _LONGEST:
        return None
    text, extension = _without_extension(text)
    digits = _ascii_digits(text)
    if not _SHORTEST <= len(digits) <= 17 or _WORDS.search(text) or _is_made_up(digits):
        return None
    region = country.upper() if country else None
    value = _international(text, digits) or _in_region(text, region) or _bare(text, digits, region)
    return f"{value};ext={extension}" if value and extension else value


def region(value: str) -> str | None:
    """The ISO 3166 code of the country a canonical number belongs to, where that is certain."""
    phonenumbers = _library()
    if not value.startswith("+"):
        return None
    try:
        code = phonenumbers.region_code_for_number(phonenumbers.parse(value.partition(";")[0], None))
    except phonenumbers.NumberParseException:
        return None
    return None if code in (None, "001") else str(code)


def _without_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    return (text[: found.start()], found[1].lstrip("0")) if found else (text, "")


def _ascii_digits(text: str) -> str:
    digits = _NOT_DIGIT.sub("", text)
    return digits if digits.isascii() else "".join(str(int(char)) for char in digits)


def _is_made_up(digits: str) -> bool:
    """All one digit, or counting up or down, after the country code and area code at most."""
    tail = digits[-7:]
    if len(set(tail)) == 1 or len(set(digits)) < 3:
        return True
    core = digits[-8:]
    return core in UP or core in DOWN or (len(digits) <= 10 and (digits in UP or digits in DOWN))


def _international(text: str, digits: str) -> str | None:
    """A number that says its country: `+49 ...`, `0049 ...`, `011 49 ...`."""
    if "+" in text[:3]:
        return _parsed("+" + digits, None)
    if digits.startswith("00") and len(digits) > 10:
        return _parsed("+" + digits[2:], None)
    return None


def _in_region(text: str, region: str | None) -> str | None:
    if region is None or "+" in text[:3]:
        return None
    return _parsed(text, region)


def _bare(text: str, digits: str, region: str | None) -> str | None:
    """Eleven digits or more may carry a country code without its plus; else they stay as they are."""
    if "+" in text[:3] or (region is not None and region in _library().SUPPORTED_REGIONS):
        return None
    if len(digits) >= 11 and digits[0] != "0" and (whole := _parsed("+" + digits, None, strict=True)):
        return whole
    return digits if 8 <= len(digits) <= 15 else None


def _parsed(text: str, region: str | None, *, strict: bool = False) -> str | None:
    phonenumbers = _library()
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    if strict and not phonenumbers.is_valid_number(number):
        return None
    value = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    if number.italian_leading_zero and not phonenumbers.is_valid_number(number):
        return None  # zeros that no plan has come off when it is read again
    return value if len(value) > _SHORTEST else None


@cache
def _library() -> ModuleType:
    import phonenumbers

    return phonenumbers
