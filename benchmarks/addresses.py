"""Addresses: how often one address is told to be one, however it is written, and how often two are.

    pip install pyyaml
    python -m benchmarks.addresses

Reads ../shared/data. From each address of the OpenCage test cases that has a house number (250 countries),
variants are made: lines joined, capitals, another order, without the country, in Latin letters, a postcode cut
otherwise, letters swapped; and neighbours: another house number, a flat, another street. Prints, for each kind, the
share told to be one address and one building; then how many of the messy British addresses have the right one of
their candidates first, alone or beside others.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import yaml
from anyascii import anyascii

from benchmarks.person_records import DATA
from linkgraph.normalise import normaliser
from linkgraph.signals import Comparison, signals

Lines = Sequence[str]
RANKS = {"same": 0, "near": 1, "same_building": 2}


def main() -> None:
    """Prints both measurements."""
    cases = list(_opencage())
    print(f"{len(cases)} addresses with a house number")
    for name, make in (VARIANTS | NEIGHBOURS).items():
        print(f"  {name:34} {_told(cases, make)}")
    _candidates()


def _opencage() -> Iterator[tuple[str, list[str], Mapping[str, str]]]:
    for file in sorted((DATA / "addresses_opencage" / "testcases").rglob("*.yaml")):
        for case in yaml.load_all(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            parts: Mapping[str, str] = (case or {}).get("components") or {}
            lines = str((case or {}).get("expected") or "").strip().splitlines()
            if parts.get("house_number") and parts.get("road") and parts.get("country_code") and len(lines) > 1:
                yield parts["country_code"].upper(), [line.strip() for line in lines], parts


def _joined(lines: Lines) -> str:
    return ", ".join(lines)


def _without_country(lines: Lines, parts: Mapping[str, str]) -> str | None:
    return _joined(lines[:-1]) if lines[-1] == parts.get("country") and len(lines) > 2 else None


def _latin(lines: Lines, _: Mapping[str, str]) -> str | None:
    text = _joined(lines)
    return None if text.isascii() else anyascii(text)


def _cut_otherwise(lines: Lines, parts: Mapping[str, str]) -> str | None:
    """A postcode with a blank or hyphen inside, without it."""
    code = parts.get("postcode", "")
    bare = re.sub(r"[ -]", "", code)
    return _joined(lines).replace(code, bare) if bare != code and code in _joined(lines) else None


def _misspelt(lines: Lines, parts: Mapping[str, str]) -> str | None:
    """Two letters of the street's longest word change places."""
    word = max(parts["road"].split(), key=len)
    at = len(word) // 2
    wrong = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return _joined(lines).replace(word, wrong) if len(word) > 5 and wrong != word and word in _joined(lines) else None


def _house(lines: Lines, parts: Mapping[str, str], number: str) -> str | None:
    text, changed = _joined(lines), re.compile(rf"(?<!\d){re.escape(parts['house_number'])}(?!\d)")
    return changed.sub(number, text, count=1) if changed.search(text) else None


def _next_door(lines: Lines, parts: Mapping[str, str]) -> str | None:
    number = parts["house_number"]
    return _house(lines, parts, str(int(number) + 2)) if number.isdigit() else None


def _flat(lines: Lines, parts: Mapping[str, str]) -> str | None:
    number = parts["house_number"]
    return _house(lines, parts, f"{number} Apt 4B") if number.isdigit() else None


def _other_street(lines: Lines, parts: Mapping[str, str]) -> str | None:
    word = max(parts["road"].split(), key=len)
    other = "".join(random.Random(word).sample(word, len(word)))
    return _joined(lines).replace(word, other) if len(word) > 5 and other != word else None


Make = Callable[[Lines, Mapping[str, str]], str | None]
VARIANTS: dict[str, Make] = {
    "blanks for commas": lambda lines, _: " ".join(lines),
    "capitals": lambda lines, _: _joined(lines).upper(),
    "lines in reverse order": lambda lines, _: _joined(lines[::-1]),
    "without the country": _without_country,
    "in Latin letters": _latin,
    "postcode without blank or hyphen": _cut_otherwise,
    "two letters of the street swapped": _misspelt,
}
NEIGHBOURS: dict[str, Make] = {
    "with a flat: one building": _flat,
    "next door: another address": _next_door,
    "letters mixed: another street": _other_street,
}


def _told(cases: Sequence[tuple[str, list[str], Mapping[str, str]]], make: Make) -> str:
    found = [
        _level(_compared(_joined(lines), other, country))
        for country, lines, parts in cases
        if (other := make(lines, parts)) and other != _joined(lines)
    ]
    seen, size = Counter(found), max(len(found), 1)
    one = (seen["same"] + seen["near"]) / size
    return f"{len(found):4} pairs: one address {one:.3f}, one building {seen['same_building'] / size:.3f}"


def _compared(left: str, right: str, country: str | None) -> Comparison | None:
    address, normal = signals()["address"], normaliser("address")
    marks = [address.fingerprint(value) if (value := normal(text, country)) else None for text in (left, right)]
    return address.compare(*marks) if marks[0] and marks[1] else None


def _level(found: Comparison | None) -> str:
    return found.level if found else "none"


def _candidates() -> None:
    text = (DATA / "addresses_uk" / "edge_case_addresses.yaml").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)["addresses"]
    first, shared = 0, 0
    for case in cases:
        messy, *others = (" ".join(lines) for lines in (case["messy_address"], *case["canonical_addresses"]))
        order = [_rank(_compared(messy, other, "GB")) for other in others]
        first += order[0] < min(order[1:], default=(9, 1.0))
        shared += order[0] == min(order) < (9, 1.0)
    print(f"{len(cases)} messy British addresses: right one first alone {first}, first or beside others {shared}")


def _rank(found: Comparison | None) -> tuple[int, float]:
    return (RANKS[found.level], found.distance) if found else (9, 1.0)


if __name__ == "__main__":
    main()
