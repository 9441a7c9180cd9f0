"""What the changing fields of a template hold: a client's name, one's own name, a rate, a date, other wording."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from linkgraph.normalise.characters import MARKS
from linkgraph.signals.texts.slots import Template

MOSTLY = 0.5
"""Part of the fillings, empty ones left out, that have to be of a kind for the field to be."""
AROUND = 24
"""Letters of fixed text on either side of a field that are looked at."""
LONGEST_NAME = 4
"""Words of a name at most."""
CLIENT, OWN, NAME, WORDING = "client name", "own name", "name", "wording"
_MARK = re.compile(r"\{(\d+)\}")
_WORD = re.compile(rf"[\w{MARKS}]+")
_CAPITAL = re.compile(r"^(?:[^\W\d_]\.?$|[^\W\d_a-z]\S*$)")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of who sent a text: its clients' names and its senders' names."""

    clients: Collection[str] = ()
    names: Collection[str] = ()


def kinds_of(made: Template, known: Sequence[Known]) -> list[str]:
    """What each field of the template holds, in their order; `known` says of each text by whom and to whom."""
    around = _around(made.text)
    return [
        _kind([filling[field] for filling in made.fillings], known, *around.get(field, ("", "")))
        for field in range(made.fields)
    ]


def changed(kinds: Sequence[str], left: Sequence[str], right: Sequence[str]) -> str:
    """Which fields of two texts differ, in words: `client name, rate and date`; empty where none does."""
    differ = (kind for kind, a, b in zip(kinds, left, right, strict=True) if a.casefold() != b.casefold())
    return in_words(differ)


def in_words(kinds: Iterable[str]) -> str:
    """Each kind once, the wording last."""
    once = sorted(dict.fromkeys(kinds), key=lambda kind: kind == WORDING)
    return " and ".join([", ".join(once[:-1]), once[-1]] if len(once) > 1 else once)


def _around(text: str) -> dict[int, tuple[str, str]]:
    """The fixed text before and after each field."""
    found = list(_MARK.finditer(text))
    return {
        int(one[1]) - 1: (text[max(one.start() - AROUND, 0) : one.start()], text[one.end() : one.end() + AROUND])
        for one in found
    }


def _kind(fillings: Sequence[str], known: Sequence[Known], before: str, after: str) -> str:
    filled = [(text, who) for text, who in zip(fillings, known, strict=False) if text]
    texts = [text for text, _ in filled]
    for pattern in _patterns():
        if pattern.fits(texts, before, after):
            return pattern.name
    if _mostly(_says(text, who.clients) for text, who in filled):
        return CLIENT
    if _mostly(_says(text, who.names) for text, who in filled):
        return OWN
    return NAME if _mostly(map(_is_name, texts)) else WORDING


def _mostly(found: Iterable[bool]) -> bool:
    said = list(found)
    return bool(said) and sum(said) > MOSTLY * len(said)


def _says(filling: str, names: Collection[str]) -> bool:
    """Whether a name, or a part of it, stands in a filling that holds little else."""
    words = {word.casefold() for word in _WORD.findall(filling)}
    parts = {part.casefold() for name in names for part in _WORD.findall(name) if len(part) > 1}
    return bool(words & parts) and len(words) <= LONGEST_NAME + 1


def _is_name(filling: str) -> bool:
    words = filling.split()
    return "," not in filling and len(words) <= LONGEST_NAME and all(_CAPITAL.match(word) for word in words)


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    filling: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    number: bool

    def fits(self, fillings: Sequence[str], before: str, after: str) -> bool:
        if self.filling and _mostly(bool(self.filling.search(text)) for text in fillings):
            return True
        sides = (self.before and self.before.search(before)) or (self.after and self.after.search(after))
        return bool(sides) and (not self.number or _mostly(any(map(str.isdigit, text)) for text in fillings))


@cache
def _patterns() -> tuple[_Pattern, ...]:
    told = tomllib.loads(resources.files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))["field"]

    def compiled(entry: dict[str, str], side: str) -> re.Pattern[str] | None:
        return re.compile(entry[side], re.IGNORECASE) if side in entry else None

    return tuple(
        _Pattern(
            one["name"],
            compiled(one, "filling"),
            compiled(one, "before"),
            compiled(one, "after"),
            bool(one.get("number")),
        )
        for one in told
    )
