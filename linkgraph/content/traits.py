"""Traits of a file: what copies of one template keep when the words in it are changed.

One string, so that it can be kept with what a file says about itself: `style=Bid Title | page=...`. Names: `origin` (an
id that copies of one file keep), `session` (editing sessions, which Word numbers at random), `template` (its file),
`style` (a style somebody made), `look` (fonts, sizes and colours of headings and text), `font`, `sizes` (those in
use), `page` (size and margins), `program`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

JOINED = " | "
MOST_FONTS = 40
Trait = tuple[str, str]
_VERSION = re.compile(r"[\d.]+")


def written(traits: Iterable[Trait]) -> str:
    """The traits as one string, each once, in order."""
    tidy = {f"{name}={_plain(value)}" for name, value in traits if value.strip()}
    return JOINED.join(sorted(tidy))


def common_traits(said: Mapping[str, str]) -> Iterator[Trait]:
    """The traits in what a file of any format says about itself."""
    yield "origin", said.get("origin", "")
    yield "template", said.get("template", "")
    yield from (("font", font) for font in said.get("fonts", "").split(JOINED)[:MOST_FONTS])
    yield "program", _VERSION.sub("", f"{said.get('creator', '')} {said.get('producer', '')}")


def short(parts: Iterable[str]) -> str:
    """Eight hexadecimal digits for a long list; empty for none."""
    joined = "\n".join(parts)
    return hashlib.blake2b(joined.encode(), digest_size=4).hexdigest() if joined else ""


def _plain(value: str) -> str:
    return " ".join(value.replace("|", " ").split())
