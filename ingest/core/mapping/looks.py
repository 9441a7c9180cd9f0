"""What a column looks like it holds, by its values: an e-mail looks like an e-mail in any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from linkgraph.normalise import normaliser
from linkgraph.normalise.placeholders import is_placeholder

Test = Callable[[str], bool]
_MAIL = re.compile(r"[^@\s<>]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?[\d][\d ()./-]{6,20}\d")
_URL = re.compile(r"(?:https?://|www\.)\S+\.\S+", re.IGNORECASE)
_ACCOUNT = re.compile(r"[A-Za-z][\w.-]{1,30}:(?!//)\S{2,}")
_DAY = r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}|\d\d? \w{3,9} \d{4}|\w{3,9} \d\d?, \d{4}"
_DAY += r"|\d{4}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?"
_TIME = re.compile(rf"(?:{_DAY}|1\d{{9}}(?:\d{{3}})?\b)")
_PICTURE = re.compile(r"\S.*\.(?:jpe?g|png|webp|gif|heic|avif|bmp|tiff?)$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\S.*\.(?:pdf|docx?|odt|rtf|eml|msg|md)$", re.IGNORECASE)
_AGENT = re.compile(r"(?:Mozilla|Opera|curl|okhttp|Dalvik)/\d")
_NUMBER = re.compile(r"[-+(]?(?:[$€£]\s?)?\d[\d ,.']*\)?")
_NAME = re.compile(r"(?:[^\W\d_][\w.'\u2019-]*,? ){1,4}[^\W\d_][\w.'\u2019-]*")
_GENDERS = frozenset({"m", "f", "male", "female", "man", "woman", "w", "x", "other"})


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


TESTS: dict[str, Test] = {
    "email": lambda text: _MAIL.search(text) is not None,
    "ip": lambda text: ("." in text or ":" in text) and normaliser("ip")(text, None) is not None,
    "wallet": lambda text: len(text) > 24 and normaliser("wallet")(text, None) is not None,
    "photo": lambda text: _PICTURE.fullmatch(text) is not None,
    "document": lambda text: _DOCUMENT.fullmatch(text) is not None,
    "url": lambda text: _URL.match(text) is not None,
    "user_agent": lambda text: _AGENT.match(text) is not None,
    "account": lambda text: _ACCOUNT.fullmatch(text) is not None,
    "time": lambda text: _TIME.match(text) is not None,
    "phone": lambda text: _PHONE.fullmatch(text) is not None and _TIME.match(text) is None,
    "currency": lambda text: text in _currencies(),
    "country": lambda text: _is_code(normaliser("country")(text, None)),
    "gender": lambda text: text.lower() in _GENDERS,
    "number": lambda text: _NUMBER.fullmatch(text) is not None,
    "text": lambda text: len(text) > 120,
    "name": lambda text: len(text) < 60 and _NAME.fullmatch(text) is not None,
    "word": lambda text: " " not in text and len(text) < 80,
}
"""Kinds of values in the order in which they are tried, the surest first."""
LONGEST = 1000
"""Characters of a value that are looked at."""
MOST = 0.8
"""The part of the values that has to look like it."""


def _is_code(value: str | None) -> bool:
    """True for an ISO 3166 code, which a country that was recognised becomes."""
    return value is not None and len(value) == 2 and value.isalpha() and value.isupper()


def look(values: Sequence[str]) -> str | None:
    """The first kind that most of `values` look like, placeholders left out; None where none fits or none is left."""
    values = [value for value in (value[:LONGEST] for value in values) if not is_placeholder(value)]
    if not values:
        return None
    return next((kind for kind, test in TESTS.items() if sum(map(test, values)) >= MOST * len(values)), None)
