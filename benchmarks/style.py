"""What style alone says about who wrote a text: punctuation, sentence lengths, spelling, typical mistakes.

    python -m benchmarks.style [--authors 300] [--texts 4] [--seed 1]

Made-up authors, each with habits of their own, write texts of a made-up language (`benchmarks.language`). Styles are
compared pair by pair: one author's texts with each other, and with those of others. Printed are, at one false pair in
a hundred and in a thousand, the part of the true pairs that is found, and what that is worth in bits; for texts as
they were written, for rewritten ones, and for such as a language model has smoothed. The habits are ours, plainer and
steadier than those of people, so that these numbers are the most that style can bring.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.language import sentence, word

Vector = npt.NDArray[np.float64]
SIGNS = (",", ";", ":", "!", "?", "...", " - ", "(", '"', "'", "&", "  ")
SPELT, WRONG = 12, 40
"""Words with two spellings, and mistakes that people make: stand-ins, counted by their marks."""
SIZES = (60, 120, 240)
"""Words of a text."""


@dataclass(frozen=True)
class Author:
    """Habits: signs a sentence, words a sentence, which spelling of each pair, mistakes, small letters."""

    signs: Sequence[float]
    length: float
    spelling: Sequence[int]
    mistakes: frozenset[int]
    small: float

    @staticmethod
    def drawn(rng: random.Random) -> Author:
        """An author: two spelling habits (one country's or the other's), now and then a mistake of one's own."""
        signs = [
            rng.gammavariate(0.6, rate) for rate in (1.2, 0.05, 0.08, 0.15, 0.1, 0.1, 0.15, 0.1, 0.08, 0.3, 0.05, 0.2)
        ]
        country = rng.random() < 0.5
        spelling = [int(country if rng.random() < 0.9 else not country) for _ in range(SPELT)]
        wrong = frozenset(rng.sample(range(WRONG), rng.choice([0, 0, 1, 1, 2, 3])))
        return Author(signs, rng.gauss(13, 3), spelling, wrong, 0.15 * (rng.random() < 0.15))


def write(rng: random.Random, author: Author | None, size: int) -> str:
    """A text of `size` words; without an author as a language model would smooth it."""
    made: list[str] = []
    count = 0
    while count < size:
        length = max(4, round(rng.gauss(author.length if author else 14, 4)))
        words = [one for one in sentence(rng, "Latin") for one in (one, word(rng, "Latin"))][:length]
        count += len(words)
        made.append(_with_habits(rng, words, author))
    return " ".join(made)


def _with_habits(rng: random.Random, words: list[str], author: Author | None) -> str:
    if author is None:
        commas = [f"{one}," if rng.random() < 0.07 else one for one in words]
        return " ".join(commas).capitalize() + "."
    for at, one in enumerate(words):
        if rng.random() < 0.04:
            pair = rng.randrange(SPELT)
            words[at] = f"zz{pair}{'ab'[author.spelling[pair]]}"
        elif author.mistakes and rng.random() < 0.03:
            words[at] = f"qq{rng.choice(sorted(author.mistakes))}"
        elif rng.random() < 0.002:
            words[at] = f"qq{rng.randrange(WRONG)}"
        for sign, rate in zip(SIGNS, author.signs, strict=True):
            if rng.random() < rate / len(words):
                words[at] = one + sign
    text = " ".join(words)
    return (text if rng.random() < author.small else text[0].upper() + text[1:]) + "."


def style(text: str) -> Vector:
    """What is counted, for a hundred words: signs, lengths, spellings, mistakes."""
    words, sentences = text.split(), [one for one in re.split(r"[.!?]+\s", text) if one]
    lengths = [len(one.split()) for one in sentences]
    each = 100 / max(len(words), 1)
    signs = [math.sqrt(text.count(sign) * each) for sign in SIGNS]
    spelt = [text.count(f"zz{pair}b") - text.count(f"zz{pair}a") for pair in range(SPELT)]
    wrong = [2.0 * (f"qq{one}" in words) for one in range(WRONG)]
    small = sum(one[:1].islower() for one in sentences) * each
    return np.array([*signs, np.mean(lengths) / 3, np.std(lengths) / 3, small, float(np.sign(sum(spelt))), *wrong])


def measured(vectors: Vector, owner: npt.NDArray[np.int64]) -> list[tuple[float, float]]:
    """At one false pair in a hundred and in a thousand: recall, and bits."""
    spread = vectors.std(axis=0)
    scaled = vectors / np.maximum(spread, 0.2)
    left, right = np.triu_indices(len(owner), 1)
    apart = np.concatenate(
        [
            np.abs(scaled[left[at : at + 50_000]] - scaled[right[at : at + 50_000]]).sum(axis=1)
            for at in range(0, len(left), 50_000)
        ]
    )
    same = owner[left] == owner[right]
    found = []
    for false in (0.01, 0.001):
        recall = float((apart[same] <= np.quantile(apart[~same], false)).mean())
        found.append((recall, math.log2(max(recall, 1e-9) / false)))
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--authors", type=int, default=300)
    parser.add_argument("--texts", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("| texts | words | found at 1 false in 100 | bits | found at 1 false in 1,000 | bits |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for size in SIZES:
        for name, kept in (("as written", 1.0), ("half rewritten", 0.5), ("smoothed by a language model", 0.0)):
            rng = random.Random(f"{asked.seed} {size} {name}")
            authors = [Author.drawn(rng) for _ in range(asked.authors)]
            texts = [
                f"{write(rng, author, round(size * kept))} {write(rng, None, size - round(size * kept))}"
                for author in authors
                for _ in range(asked.texts)
            ]
            owner = np.repeat(np.arange(len(authors)), asked.texts)
            cells = [
                f"{recall:.2f} | {bits:.1f}"
                for recall, bits in measured(np.array([style(one) for one in texts]), owner)
            ]
            print(f"| {name} | {size} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
