"""Made-up languages: words out of syllables, used as often as words are (Zipf), in sentences.

Everybody who writes one uses the same stock of common phrases; every text has rare words of its own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

WORDS, PHRASES = 6_000, 300


@dataclass(frozen=True)
class Script:
    """How words of a script are made, and what stands between them."""

    name: str
    word: Callable[[random.Random], str]
    space: str
    stop: str


def _syllables(onsets: str, vowels: str, codas: Sequence[str]) -> Callable[[random.Random], str]:
    def word(rng: random.Random) -> str:
        return "".join(
            rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas) for _ in range(rng.choice([1, 2, 2, 3]))
        )

    return word


def _signs(first: int, last: int, lengths: Sequence[int]) -> Callable[[random.Random], str]:
    def word(rng: random.Random) -> str:
        return "".join(chr(min(int(rng.triangular(first, last, first)), last)) for _ in range(rng.choice(lengths)))

    return word


SCRIPTS = {
    script.name: script
    for script in (
        Script("Latin", _syllables("bcdfghklmnprstvw", "aeiou", ("", "", "n", "r", "s", "t")), " ", ". "),
        Script("Cyrillic", _syllables("бвгджзклмнпрстфчш", "аеиоуы", ("", "", "н", "р", "с", "т")), " ", ". "),
        Script("Hangul", _signs(0xAC00, 0xB200, (2, 3, 3, 4)), " ", ". "),
        Script("Han", _signs(0x4E00, 0x5400, (1, 2, 2, 2, 3)), "", "。"),
    )
}


@cache
def vocabulary(script: str) -> tuple[str, ...]:
    """The words of the language, the most common first; the same in every case."""
    rng = random.Random(f"vocabulary {script}")
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found[SCRIPTS[script].word(rng)] = None
    return tuple(sorted(found, key=len)[: WORDS // 20]) + tuple(
        word for word in found if word not in set(sorted(found, key=len)[: WORDS // 20])
    )


@cache
def phrases(script: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of three to five words that everybody uses."""
    rng = random.Random(f"phrases {script}")
    return tuple(tuple(word(rng, script) for _ in range(rng.randint(3, 5))) for _ in range(PHRASES))


def word(rng: random.Random, script: str) -> str:
    """A word, by Zipf's law."""
    words = vocabulary(script)
    return words[int(len(words) ** rng.random()) - 1]


Sentence = tuple[str, ...]


def sentence(rng: random.Random, script: str) -> Sentence:
    """Eight to twenty words, phrases among them; now and then a number."""
    made: list[str] = []
    for _ in range(rng.randint(4, 9)):
        if rng.random() < 0.25:
            made += rng.choice(phrases(script))
        made += [str(rng.randint(2, 400))] if rng.random() < 0.05 else [word(rng, script), word(rng, script)]
    return tuple(made)


def text(rng: random.Random, script: str) -> list[Sentence]:
    """Eight to sixteen sentences."""
    return [sentence(rng, script) for _ in range(rng.randint(8, 16))]


def written(sentences: Sequence[Sentence], script: str) -> str:
    """The sentences as they are written."""
    kind = SCRIPTS[script]
    return "".join(kind.space.join(words) + kind.stop for words in sentences)
