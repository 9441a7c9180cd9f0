"""A text as a sequence of words that survives what is changed in passing.

Gone are case, accents on Latin letters, look-alike letters, invisible characters, markup and
punctuation; a number, a date and an amount are one sign, `#`, an address of mail or web another,
`@`. In scripts without spaces between words (Han, Kana) and in Hangul, where spacing varies, every
two neighbouring characters are a word.
"""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from linkgraph.normalise.characters import MARKS, fold

NUMBER, ADDRESS = "#", "@"
UNSEEN_SIGNS = (
    "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
TAG_PATTERN = r"</?[a-zA-Z!][^<>]{0,500}>|\[/?[a-z]{1,8}(?:=[^\]\s]{0,300})?\]"
ADDRESS_PATTERN = r"(?:https?://|www\.)[^\s<>\"']+|[\w.+-]+@[\w-]+\.[\w.-]+"
SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
NUMBER_PATTERN = r"\d+(?:[\s.,:/-]{0,2}\d+)*"
_UNSEEN = re.compile(f"[{UNSEEN_SIGNS}]")
_MARKS = re.compile(
    "[\u0300-\u036f\u20d0-\u20ff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
"""Accents, and the vowels of Hebrew and Arabic, which few people write; those of other alphabets are letters."""
_TAG = re.compile(TAG_PATTERN)
_ADDRESS = re.compile(ADDRESS_PATTERN, re.IGNORECASE)
_SYLLABLE = re.compile(f"[{SIGNS}]")
_LETTERS = rf"[^\W\d_{SIGNS}]"
_TOKEN = re.compile(rf"[{SIGNS}]|{NUMBER_PATTERN}|@(?=\s)|{_LETTERS}+(?:[{MARKS}]+{_LETTERS}*)*")
_ODD = re.compile(rf"[^\x00-\x7f\w\s{MARKS}]")
_PLAIN = re.compile(rf"{NUMBER_PATTERN}|@(?=\s)|[a-z]+")


def words(text: str) -> list[str]:
    """The words of `text`, in order."""
    plain = _without_markup(text)
    if plain.isascii():
        return [NUMBER if word[0].isdigit() else word for word in _PLAIN.findall(plain.lower())]
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", plain)))
    found = _TOKEN.findall(plain)
    if _SYLLABLE.search(plain):
        return list(_in_twos(found))
    return [_folded(word) for word in found]


def in_ascii(text: str) -> str | None:
    """`text` without markup, where all its letters and digits are ASCII's; else None."""
    plain = _without_markup(text)
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", plain)))
        plain = _ODD.sub("|", plain)
    return plain if plain.isascii() else None


def _without_markup(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if "<" in text or "[" in text:
        text = _TAG.sub(" ", text)
    if "@" in text or "://" in text or "www." in text.lower():
        text = _ADDRESS.sub(f" {ADDRESS} ", text.replace(ADDRESS + " ", " "))
    return text


def _in_twos(found: list[str]) -> list[str]:
    """Words folded; of neighbouring signs every two together."""
    made: list[str] = []
    run: list[str] = []
    for token in [*found, ""]:
        if token and _SYLLABLE.match(token):
            run.append(token)
            continue
        made += [a + b for a, b in pairwise(run)] if len(run) > 1 else run
        run = []
        if token:
            made.append(_folded(token))
    return made


@lru_cache(maxsize=1 << 18)
def _folded(word: str) -> str:
    if word[0].isdigit():
        return NUMBER
    if word.isascii():
        return word.lower()
    always, mixed = _lookalikes()
    if _is_partly_latin(word, always):
        word = word.translate(mixed)
    return fold(word).translate(always)


def _is_partly_latin(word: str, always: dict[int, str]) -> bool:
    """Whether a word with letters of other alphabets has a Latin letter that is none of the look-alikes."""
    return any(char.isascii() and char.lower() not in always.values() for char in word)


@cache
def _lookalikes() -> tuple[dict[int, str], dict[int, str]]:
    text = resources.files(__package__).joinpath("lookalikes.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    always, mixed = (
        {ord(a): b for a, b in zip(tables[name]["from"], tables[name]["into"], strict=True)}
        for name in ("always", "mixed")
    )
    return always, mixed
