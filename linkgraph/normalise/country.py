"""Countries: ISO 3166 alpha-2 from codes and from names in many languages (`rigour`'s list)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from linkgraph.normalise.characters import clean, fold
from linkgraph.normalise.data_files import lines
from linkgraph.normalise.placeholders import is_placeholder

_CODE = re.compile(r"[A-Z]{2}")
_REST = re.compile(r"\s*[(\[].*[)\]]\s*$|[\U0001F000-\U0001FAFF]")
_FLAG = {0x1F1E6 + place: chr(ord("A") + place) for place in range(26)}
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
    from rigour.territories import lookup_territory

    if fold(text) in _places():
        return None
    found = lookup_territory(text)
    return found.code.upper() if found and _CODE.fullmatch(found.code.upper()) else None


@lru_cache(maxsize=16384)
def code(text: str) -> str | None:
    """The alpha-2 code of a code or name; None where there is none."""
    from rigour.territories import lookup_territory

    bare = _REST.sub("", text).strip() or text
    found = lookup_territory(bare)
    while found is not None and not _CODE.fullmatch(found.code.upper()) and found.parent is not None:
        found = found.parent
    if found is None or not _CODE.fullmatch(found.code.upper()):
        return None
    return found.code.upper()


@cache
def _places() -> frozenset[str]:
    return frozenset(lines("capitals"))
