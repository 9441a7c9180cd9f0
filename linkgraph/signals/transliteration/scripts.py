"""The script a name is written in, and the symbols it is spelt with there."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from anyascii import anyascii

BEGIN, END = "<", ">"
"""Stand around every word: what a letter stands for depends on whether it is the first or the last."""
_NOT_LATIN = re.compile(r"[^a-z]+")
_SYLLABLES, _VOWELS, _FINALS = 0xAC00, 21, 28
_KATAKANA = 0x60
"""From a Hiragana letter to the Katakana one."""


@lru_cache(maxsize=65_536)
def script_of(text: str) -> str | None:
    """The script of all letters: a name in `scripts.toml` other than `latin`; None for Latin, mixed and other ones."""
    if text.isascii():
        return None
    found = {_script(char) for char in set(text) if char.isalpha()}
    one = found.pop() if len(found) == 1 else None
    return None if one == "latin" else one


@lru_cache(maxsize=65_536)
def symbols(word: str, script: str) -> tuple[str, ...]:
    """The word in the symbols of its script's table: letters, jamo, or Han characters."""
    spell = {"hangul": _jamo, "kana": _kana}.get(script, _letters)
    return (BEGIN, *spell(unicodedata.normalize("NFC", word.lower())), END)


@lru_cache(maxsize=65_536)
def latin_symbols(word: str) -> tuple[str, ...]:
    """The Latin letters of a word, without accents."""
    return (BEGIN, *_NOT_LATIN.sub("", anyascii(word).lower()), END)


def _script(char: str) -> str | None:
    place = ord(char)
    return next((name for name, spans in _spans().items() if any(low <= place <= high for low, high in spans)), None)


@cache
def _spans() -> Mapping[str, list[tuple[int, int]]]:
    text = resources.files(__package__).joinpath("scripts.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["scripts"]
    return {name: [(low, high) for low, high in spans] for name, spans in table.items()}


def _letters(word: str) -> list[str]:
    return [char for char in word if char.isalpha() or char == "'"]


def _kana(word: str) -> list[str]:
    wide = unicodedata.normalize("NFKC", word)
    return _letters("".join(chr(ord(c) + _KATAKANA) if "\u3041" <= c <= "\u3096" else c for c in wide))


def sound(symbol: str) -> str:
    """What a symbol that a table does not have is read as: for a Han character its reading in Latin letters."""
    return symbol if len(symbol) != 1 or symbol.isascii() else anyascii(symbol).strip().lower()


def _jamo(word: str) -> list[str]:
    found: list[str] = []
    for char in _letters(word):
        first, rest = divmod(ord(char) - _SYLLABLES, _VOWELS * _FINALS)
        vowel, final = divmod(rest, _FINALS)
        found += [chr(0x1100 + first), chr(0x1161 + vowel), *([chr(0x11A7 + final)] if final else [])]
    return found
