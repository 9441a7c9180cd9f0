"""Learns how names in Han characters are read outside China: two more tables of `signals/transliteration`.

    python -m benchmarks.transliteration_readings person_names.txt Unihan_Readings.txt

`han_japanese`: names of Japanese in Han characters, of the lines that give their reading in Hiragana.
`hangul_chinese`: names of Chinese as Koreans read them, 劉 Liu as 유 and 류: the Latin forms of a name whose
Han form is read like one of them in Mandarin, beside that form in the Korean readings (`kHangul`) of the
Unihan database (Unicode licence). The first file is that of `transliteration_tables`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from anyascii import anyascii

from benchmarks.transliteration_tables import (
    FORMS,
    SAMPLE,
    Pair,
    common,
    digits,
    hiragana,
    latin_form,
    learn,
    paired,
    write,
)
from linkgraph.signals.transliteration.scripts import script_of

JAPANESE, KOREAN = (5, 1, 6), (4, 3, 5)
MOST_READINGS = 4


def main() -> None:
    """Writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("readings", type=Path)
    options = parser.parse_args()
    lines = options.file.read_text(encoding="utf-8").splitlines()
    forms = [[form.strip() for form in line.rpartition(" => ")[0].split(", ")] for line in lines]
    japanese = list(_japanese(forms))
    random.Random(1).shuffle(japanese)
    _make("han_japanese", common(japanese[:SAMPLE]), JAPANESE)
    _make("hangul_chinese", list(_chinese(forms, korean_readings(options.readings))), KOREAN)


def _make(name: str, known: list[Pair], longest: tuple[int, int, int]) -> None:
    learned, counts = learn(known, *longest)
    print(f"{name}: {len(known):,} pairs, {write(name, learned, counts):,} rows", flush=True)


def korean_readings(file: Path) -> dict[str, list[str]]:
    """The Hangul syllables of each Han character."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if "\tkHangul\t" in line:
            place, _, readings = line.split("\t")
            found[chr(int(place[2:], 16))] = [reading.partition(":")[0] for reading in readings.split()]
    return found


def _japanese(lines: list[list[str]]) -> Iterator[Pair]:
    for forms in lines:
        if any(hiragana(form) for form in forms):
            yield from paired(_latin(forms), _han(forms), "han")


def _chinese(lines: list[list[str]], readings: dict[str, list[str]]) -> Iterator[Pair]:
    for forms in lines:
        latin = _latin(forms)
        spelt = {form.replace(" ", "") for form in latin}
        chinese = [form for form in _han(forms) if anyascii(form).lower().replace(" ", "") in spelt]
        read = dict.fromkeys("".join(said) for form in chinese for said in _said(form, readings))
        yield from paired(latin, list(read)[:FORMS], "hangul")


def _said(form: str, readings: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    yield from islice(product(*(readings.get(char, []) for char in form)), MOST_READINGS)


def _latin(forms: list[str]) -> list[str]:
    return [form for form in forms if latin_form(form)]


def _han(forms: list[str]) -> list[str]:
    return [form for form in forms if script_of(form) == "han" and not digits(form)]


if __name__ == "__main__":
    main()
