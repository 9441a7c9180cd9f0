"""Names of people as they are displayed.

The form stays readable: case and accents are kept, since `show` prints it; the name signal
folds both. What goes: titles (`Dr.`, `Mr`), brackets, emoji, invisible characters, and the
comma in `Kim, Min-jun`. A string without letters, or a stock name such as John Doe, is no value.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from linkgraph.normalise.characters import MARKS, clean, fold
from linkgraph.normalise.data_files import toml
from linkgraph.normalise.placeholders import is_placeholder

_BRACKETS = re.compile(r"[(\[{<\u3010\uff08].*?[)\]}>\u3011\uff09]|\"[^\"]*\"|[“”„«»][^“”„«»]*[“”„«»]")
_EDGE = re.compile(rf"^[\W\d_]+|(?:[^\w.)'\u2019{MARKS}]|(?<![\w{MARKS}])[{MARKS}])+$|[\d_]+$")
_APOSTROPHES = re.compile(r"[`\u00b4\u2018\u2019\u02bc\u02bb\u2032\uff07]")
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212]\s*|\s+-\s*|\s*-\s+")
_AFTER_BAR = re.compile(r"\s*[|•·/;]\s.*$|\s*[|•].*$")
_LONGEST = 200


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The readable name in given order; None for placeholders and strings without letters."""
    text = clean(raw[:_LONGEST])
    for _ in range(_LONGEST):  # ends as soon as nothing is left to take away
        shorter = _once(text)
        if shorter == text:
            break
        text = shorter
    if sum(char.isalpha() for char in text) < 1 or is_placeholder(text, "name"):
        return None
    return text


def _once(text: str) -> str:
    if not text.isascii():
        text = "".join(char for char in text if not _is_symbol(char))
        text = _APOSTROPHES.sub("'", text)
    text = _AFTER_BAR.sub("", _BRACKETS.sub(" ", text))
    text = _DASHES.sub("-", text)
    text = _given_first(text)
    return clean(_without_titles(_EDGE.sub("", clean(text))))


def _is_symbol(char: str) -> bool:
    """Emoji and the like: pictures, not letters."""
    return unicodedata.category(char) in ("So", "Sk", "Sm", "Sc", "Co", "Cn") and char not in "+`\u00b4"


def _given_first(text: str) -> str:
    """`Kim, Min-jun` -> `Min-jun Kim`; a title after the comma is left to `_without_titles`."""
    head, comma, tail = text.partition(",")
    if not comma:
        return text
    rest = [part.strip() for part in tail.split(",") if part.strip()]
    names = [part for part in rest if not all(_is_title(word) for word in part.split())]
    return " ".join([*names, head.strip()])


def _without_titles(text: str) -> str:
    words = text.split(" ")
    while len(words) > 1 and _is_title(words[0]):
        words.pop(0)
    while len(words) > 1 and _is_suffix(words[-1]):
        words.pop()
    return " ".join(words)


def _is_title(word: str) -> bool:
    return _listed(word, "before") or _listed(word, "after")


def _is_suffix(word: str) -> bool:
    return _listed(word, "after")


def _listed(word: str, place: str) -> bool:
    key = fold(word)
    known = _titles()[place]
    return key in known or key.replace(".", "") in known


def titles() -> frozenset[str]:
    """Every title, folded."""
    return frozenset().union(*_titles().values())


@cache
def _titles() -> dict[str, frozenset[str]]:
    return {place: frozenset(fold(word) for word in words) for place, words in toml("titles").items()}
