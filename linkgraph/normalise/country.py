"""Countries: ISO 3166 alpha-2 from codes and from names in many languages (CLDR, by Babel)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from linkgraph.normalise.characters import clean, fold
from linkgraph.normalise.data_files import lines, toml
from linkgraph.normalise.placeholders import is_placeholder

_CODE = re.compile(r"[A-Z]{2}")
_REST = re.compile(r"\s*[(\[].*[)\]]\s*$|[\U0001F000-\U0001FAFF]")
_FLAG = {0x1F1E6 + place: chr(ord("A") + place) for place in range(26)}
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_LONGEST = 120


@lru_cache(maxsize=16384)
def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`KR` for `South Korea`, `KOR`, `대한민국`; a name nobody knows stays as text in lower case."""
    text = clean(raw[:_LONGEST])
    if len(text) == 2 and not text.isascii():
        text = text.translate(_FLAG)
    if text != "NA" and is_placeholder(text, "country"):
        return None
    folded = clean(fold(text))
    return code(text) or code(folded) or folded or None


@lru_cache(maxsize=16384)
def named(text: str) -> str | None:
    """The alpha-2 code of a country named in full; None for its cities and regions."""
    word = fold(text)
    return None if word in _places() or len(word) < 4 else _names().get(word)


@lru_cache(maxsize=16384)
def code(text: str) -> str | None:
    """The alpha-2 code of a code or name; None where there is none."""
    bare = _REST.sub("", text).strip() or text
    upper = bare.upper()
    return _codes().get(upper) or _names().get(fold(bare)) or _names().get(fold(bare.removeprefix("The ")))


@cache
def _codes() -> dict[str, str]:
    """Alpha-2, alpha-3 and numeric codes, with retired ones, from CLDR."""
    from babel import Locale
    from babel.core import get_global

    own = set(filter(_CODE.fullmatch, map(str, Locale("en").territories))) - _NO_COUNTRY
    aliases = {old: new[0] for old, new in get_global("territory_aliases").items() if new and new[0] in own}
    return {**aliases, **{code: code for code in own}}


@cache
def _names() -> dict[str, str]:
    """Folded names in the languages of `countries.toml`, from CLDR, and the further names there.

    Each language's own file alone: the locales that Babel makes of them take ten times as long.
    """
    from babel import localedata

    table = toml("countries")
    found = {
        fold(str(name)): str(code)
        for language in reversed(table["languages"])
        for code, name in localedata.load(language, merge_inherited=False)["territories"].items()
        if _CODE.fullmatch(str(code)) and code not in _NO_COUNTRY
    }
    return found | {fold(name): code for code, names in table["names"].items() for name in names}


@cache
def _places() -> frozenset[str]:
    return frozenset(lines("capitals"))
