"""Sentences out of word tables: every `{word}` of a shape is filled from facts or tables."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

SLOT = re.compile(r"\{(\w+)\}")
Tables = Mapping[str, Sequence[str]]


def expand(rng: random.Random, text: str, facts: Mapping[str, str], tables: Tables) -> str:
    """`text` with its slots filled: from `facts` first, then by a random line of the table of that name."""

    def one(found: re.Match[str]) -> str:
        word = found.group(1)
        if word in facts:
            return facts[word]
        return expand(rng, rng.choice(tables[word]), facts, tables)

    return SLOT.sub(one, text)


def compose(rng: random.Random, plan: Sequence[str], facts: Mapping[str, str], tables: Tables) -> list[str]:
    """One sentence of each kind in `plan`, no shape twice."""
    shapes: list[str] = []
    for kind in plan:
        shapes.append(rng.choice([shape for shape in tables[kind] if shape not in shapes]))
    return [sentence(expand(rng, shape, facts, tables)) for shape in shapes]


def sentence(text: str) -> str:
    """`text` with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def tidy(text: str) -> str:
    """`text` with the small articles put right."""
    return re.sub(r"\b([Aa]) (?=[aeioAEIO]|un(?!i)|[AEFHLMNRSX][A-Z]+\b)", r"\1n ", text)
