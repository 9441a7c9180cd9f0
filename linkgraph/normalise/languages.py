"""Languages spoken: ISO 639-1 codes, several in one cell sorted."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from linkgraph.normalise.characters import MARKS, clean, fold
from linkgraph.normalise.data_files import toml
from linkgraph.normalise.placeholders import is_placeholder

_NOTE = re.compile(r"[(\[].*?[)\]]|\s*[:\u2013\u2014]\s.*$|\s+-\s.*$|:.*$")
_SPLIT = re.compile(r"\s*[,;|/]\s*|\s+(?:and|und|et|y|e)\s+")
_TAG = re.compile(r"([a-z]{2})[-_](?:[a-z]{2}|[a-z]{4}|\d{3})")
_EDGE = re.compile(rf"^[\W_]+|(?:[^\w{MARKS}]|_)+$")
_LONGEST = 500


@lru_cache(maxsize=16384)
def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`en` for `English (native)`; `en, ko` for several; an unknown language stays in lower case."""
    text = clean(raw[:_LONGEST])
    if is_placeholder(text, "languages"):
        return None
    codes = {code for part in _SPLIT.split(fold(text)) if (code := _code(part))}
    return ", ".join(sorted(codes)) or None


def _code(text: str) -> str | None:
    bare = clean(_NOTE.sub("", text)).strip(" .")
    words = [word for word in bare.split(" ") if _EDGE.sub("", word) not in _levels()]
    name = _EDGE.sub("", clean(" ".join(words)))
    if not any(char.isalpha() for char in name) or is_placeholder(name, "languages"):
        return None
    if found := _TAG.fullmatch(name):
        name = found[1]
    return _names().get(name, name)


@cache
def _names() -> dict[str, str]:
    return {fold(name): code for code, names in toml("languages")["names"].items() for name in (code, *names)}


@cache
def _levels() -> frozenset[str]:
    return frozenset(fold(word) for word in toml("languages")["levels"])
