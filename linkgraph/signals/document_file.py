"""Two files made from one template file, whatever stands in them: styles, sessions of editing, fonts, page.

US IT Workers Advisory of May 2022: "the same templates are used across different developer accounts". Each trait (see
`content.traits`) counts points; what every program puts into every file counts none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import ClassVar

from linkgraph.normalise import normaliser
from linkgraph.signals.base import Comparison, Policy, Signal

JOINED = " | "
LEAST = 4.0
"""Points from which two files are from one template; either has to have as many by itself."""
SESSIONS = 3
"""Editing sessions in common from which two files were one. Word numbers them at random, in 32 bits."""
POINTS = {
    "origin": 4.0,
    "template": 4.0,
    "style": 1.0,
    "look": 1.0,
    "font": 1.0,
    "sizes": 1.0,
    "page": 1.0,
    "program": 0.5,
}
MOST = {"style": 3.0, "font": 2.0}
"""What several traits of a kind count together at most."""
SAID = {
    "origin": "they are copies of one file",
    "session": "they went through the same sessions of editing",
    "template": "the same template file",
    "style": "own styles of the same names",
    "look": "headings and text that look the same",
    "font": "the same unusual fonts",
    "sizes": "the same sizes of type",
    "page": "the same page",
    "program": "the same program",
}
_SUFFIX = re.compile(r"[-,](?:bold|italic|oblique|regular|roman|light|medium|semibold|black|mt|ps)+.*$")
Traits = Mapping[str, frozenset[str]]


class DocumentFile(Signal):
    """Two accounts send files made from one template file."""

    name: ClassVar[str] = "document"
    title: ClassVar[str] = "the same template file"
    family: ClassVar[str] = "document"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("document_traits",)
    levels: ClassVar[tuple[str, ...]] = ("file_template",)

    @property
    def key(self) -> str:
        """Stored as `document`, told apart by its key."""
        return f"{self.name}.file"

    def fingerprint(self, value: str) -> str | None:
        """The traits that say something, in order; None where they say too little."""
        traits = _telling(_taken_apart(value))
        return _written(traits) if points(traits) >= LEAST else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """Each trait that says much, and what all the others are together."""
        traits = _taken_apart(fingerprint)
        strong = {f"{name}={value}" for name in ("origin", "template") for value in traits.get(name, ())}
        strong |= {f"style={value}" for value in sorted(traits.get("style", ()))[:10]}
        strong |= {f"session={value}" for value in sorted(traits.get("session", ()))[:20]}
        looks = [f"{name}={' '.join(sorted(traits[name]))}" for name in ("font", "look", "sizes") if name in traits]
        return frozenset(strong | {"; ".join(looks[at : at + 2]) for at in range(len(looks) - 1)})

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level `file_template`, and as distance the part of the points that they do not have in common."""
        a, b = _taken_apart(left), _taken_apart(right)
        common = {name: a[name] & b[name] for name in a.keys() & b.keys() if a[name] & b[name]}
        both = points(common)
        if both < LEAST:
            return None
        distance = 0.0 if left == right else max(round(1 - both / max(points(a), points(b)), 3), 0.001)
        return Comparison("file_template", distance, f"send files made from one template: {_said(common)}")


def points(traits: Traits) -> float:
    """What traits count together."""
    total = 4.0 if len(traits.get("session", ())) >= SESSIONS else 0.0
    return total + sum(min(each * len(traits.get(name, ())), MOST.get(name, each)) for name, each in POINTS.items())


def _said(common: Traits) -> str:
    parts = []
    for name, words in SAID.items():
        if name not in common or (name == "session" and len(common[name]) < SESSIONS):
            continue
        listed = f" ({', '.join(sorted(common[name])[:4])})" if name in ("template", "style", "font") else ""
        parts.append(words + listed)
    return ", ".join(parts)


def _telling(traits: Traits) -> Traits:
    """Without what comes with a program and not from a person."""
    found: dict[str, frozenset[str]] = {}
    for name, values in traits.items():
        if name in ("origin", "template"):
            kept = {value.lower() for one in values if (value := normaliser(f"document_{name}")(one, None))}
        elif name == "font":
            kept = {font for one in values if (font := _SUFFIX.sub("", one.lower())) not in _listed("common_fonts.txt")}
        elif name == "style":
            kept = {one.lower() for one in values if one.lower() not in _listed("common_styles.txt")}
        else:
            kept = set(values)
        if name == "page" and kept <= _listed("common_pages.txt"):
            kept = set()
        if kept:
            found[name] = frozenset(kept)
    if "origin" in traits and "origin" not in found:
        found.pop("session", None)  # a library's own file, with the sessions of whoever made it
    return found


@lru_cache(maxsize=8192)
def _taken_apart(value: str) -> Traits:
    found: dict[str, set[str]] = defaultdict(set)
    for one in value.split(JOINED):
        name, sign, said = one.partition("=")
        if sign and said and (name in POINTS or name == "session"):
            found[name].add(said)
    return {name: frozenset(values) for name, values in found.items()}


def _written(traits: Traits) -> str:
    return JOINED.join(sorted(f"{name}={value}" for name, values in traits.items() for value in values))


@cache
def _listed(file: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
