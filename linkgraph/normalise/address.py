"""Postal addresses: one spelling for one place, as far as words and order allow.

`12 Main Street, Apt. 4B, Springfield, Illinois 62704-1234, USA` becomes
`12 main st springfield il 62704 unit 4b`. Case, accents, punctuation, abbreviations, the form of
postcodes and the place of a unit do not count; house numbers always do. Words are in
`data/address.toml`. What two canonical addresses have in common is the address signal's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from linkgraph.normalise import address_words as table
from linkgraph.normalise.characters import MARKS, clean, fold
from linkgraph.normalise.placeholders import is_placeholder

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_CJK_NUMBER = re.compile(rf"(?<=[{_CJK}])(?=[a-z0-9])|(?<=[0-9])(?=[{_CJK}])")
_APOSTROPHE = re.compile(r"(?<=\w)['`\u00b4\u2018\u2019\u02bc](?=\w)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_DOT = re.compile(r"(?<=[^\W\d])\.(?=[^\W\d]\b)|\.")
_SEPARATOR = re.compile(rf"[^\w{MARKS}/#&-]+|_+")
_EDGE = "-/&"
_NUMBER_LETTER = re.compile(r"^(\d+)[-/]([a-z])$")
_FLOOR_OF = re.compile(r"^(\d{1,3})/f$")
_HOUSE = re.compile(r"\d{1,5}[a-z]?(?:[-/]\d{1,5}[a-z]?){0,3}")
_UNIT_ID = re.compile(r"(?:[a-z]{0,2}-?\d{1,5}[a-z]?|[a-z]|\d{1,4}-\d{1,4}|\d{1,4}-?[a-z]{1,2})")
_NAMED_FLOOR = re.compile(r"\d{1,2}(?:st|nd|rd|th)|top|basement|upper|lower")
_HOUSES_NEEDED = {"unit": 2, "floor": 1, "pobox": 0}
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|o|a)?")
_INSIDE = ("unit", "floor", "pobox")
_PASSES = 6
_LONGEST = 500


@dataclass(slots=True)
class Parts:
    """The words of an address, and the numbers inside the building that were taken out of them."""

    words: list[str] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)


@lru_cache(maxsize=65536)
def normalise(raw: str, country: str | None = None) -> str | None:
    """The canonical address, one line in lower case; None where it names no place."""
    text = clean(raw)
    if len(text) > _LONGEST or _says_nothing(fold(text)):
        return None
    region = country.upper() if country else None
    value = fold(text)
    for _ in range(_PASSES):  # a short form can make a postcode or a unit visible
        before, value = value, _canonical(value, region)
        if value == before:
            break
    return None if _says_nothing(value) else value


def _says_nothing(text: str) -> bool:
    """True for placeholders, for numbers alone, and for a country alone."""
    return is_placeholder(text, "address") or not any(map(str.isalpha, text)) or _names_country(text, None)


def _canonical(text: str, region: str | None) -> str:
    parts = _parts(_tokens(_spelt(_without_country(text, region), region), region))
    inside = [f"{kind} {number}" for kind in _INSIDE for number in parts.inside.get(kind, ())]
    return " ".join([*parts.words, *inside])


def _without_country(text: str, region: str | None) -> str:
    """Drops a country at the end, or before the first comma: it is known already, or says little beside a city."""
    head, comma, last = text.rpartition(",")
    last = _DOT.sub("", last).strip()
    if comma and head.strip(" ,") and _names_country(last, region):
        return head.strip(" ,")
    first, comma, tail = text.partition(",")
    if comma and tail.strip(" ,") and _names_country(_DOT.sub("", first).strip(), region):
        return tail.strip(" ,")
    words = text.rsplit(" ", 3)
    for at in range(1, len(words)):
        ending = " ".join(words[at:]).replace(".", "")
        if ending in table.country_words() or (region and _names_country(ending, region)):
            return " ".join(words[:at]).rstrip(" ,")
    return text


def _names_country(text: str, region: str | None) -> bool:
    from linkgraph.normalise import country

    if text in table.country_words():
        return True
    if len(text) < 4 or not text.replace(" ", "").isalpha():
        return False
    if region:
        return country.named(text) == region
    return text not in table.us_states() and country.named(text) is not None


def _spelt(text: str, region: str | None) -> str:
    """One way to write what spans several words: phrases, postcodes, states, dots, apostrophes."""
    for long, short in () if text.isascii() else table.cjk():
        text = text.replace(long, short)
    for pattern, short in table.written():
        text = pattern.sub(short, text)
    text = _APOSTROPHE.sub("", text)
    if "." in text:
        text = _POINT.sub("-", text)
        text = _DOT.sub(lambda found: "" if _in_abbreviation(found) else " ", text)
    if not text.isascii():
        text = _CJK_NUMBER.sub(" ", text)
    text = _SEPARATOR.sub(" ", text).replace("#", " # ")
    text = " ".join(text.split())
    pattern, phrases = table.phrases()
    text = pattern.sub(lambda found: phrases[found[1]], text)
    if region:
        text = re.sub(rf"\b{region.lower()}-?(?=\d{{4,6}}\b)", "", text)
    rules = table.convention(region)
    for postcode in rules.postcodes:
        text = postcode.sub(lambda found: "".join(part or "" for part in found.groups()), text)
    if rules.states:
        text = rules.states.sub(lambda found: rules.state_codes[found[1]], text)
    return text


def _in_abbreviation(dot: re.Match[str]) -> bool:
    """True for the dots in `p.o. box`, `n.e.`, `st.`; false after a number, or between words."""
    text, at = dot.string, dot.start()
    after = text[at + 1 : at + 2]
    if at == 0 or text[at - 1].isdigit():
        return False
    return not after.isalnum() or text[at + 2 : at + 3] in ("", ".", " ", ",")


def _tokens(text: str, region: str | None) -> list[str]:
    joins = table.convention(region).joins_endings
    found: list[str] = []
    for word in text.split(" "):
        token, whole = _token(word)
        joined = (joins and token in table.apart()) or (whole and token == "str")
        if joined and found and found[-1].isalpha():
            found[-1] += token
        elif token and token not in table.dropped():
            found.extend(token.split(" "))
    return found


@lru_cache(maxsize=65536)
def _token(word: str) -> tuple[str, bool]:
    """A word with its ending in short form, and whether it is nothing but an ending."""
    token = _NUMBER_LETTER.sub(r"\1\2", _FLOOR_OF.sub(r"floor \1", word.strip(_EDGE)))
    pattern, endings = table.endings()
    return pattern.sub(lambda ending: endings[ending[1]], token), token in endings


def _parts(tokens: list[str]) -> Parts:
    """Takes units, floors and post boxes out of the words."""
    parts = Parts()
    houses = _house_numbers(tokens)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        kind = table.units().get(token)
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        above = parts.words[-1] if kind == "floor" and parts.words else ""
        if _NAMED_FLOOR.fullmatch(above):
            _keep(parts, "floor", parts.words.pop())
        elif kind and _is_inside(kind, following, houses):
            _keep(parts, kind, following)
            place += 1
        elif _ORDINAL.fullmatch(above):
            _keep(parts, "floor", parts.words.pop())
        elif kind != "unit":
            parts.words.append(kind or table.words().get(token, token))
        place += 1
    return parts


def _house_numbers(tokens: list[str]) -> int:
    """How many tokens may be the number of the house: not those of a floor or a post box."""
    return sum(
        1
        for previous, token in pairwise(["", *tokens])
        if _HOUSE.fullmatch(token) and table.units().get(previous) not in ("floor", "pobox")
    )


def _is_inside(kind: str, number: str, houses: int) -> bool:
    """True where `number` belongs to the unit: a flat or floor never takes the only house number."""
    if not _UNIT_ID.fullmatch(number) and not (kind == "floor" and _NAMED_FLOOR.fullmatch(number)):
        return False
    return houses >= _HOUSES_NEEDED[kind] or not _HOUSE.fullmatch(number)


def _keep(parts: Parts, kind: str, number: str) -> None:
    parts.inside.setdefault(kind, []).append(_number(number))


def _number(token: str) -> str:
    """`4-b` -> `4b`; `2nd` -> `2`; leading zeros go."""
    ordinal = _ORDINAL.fullmatch(token)
    return (ordinal[1] if ordinal else token.replace("-", "")).lstrip("0") or "0"
