"""How much more likely two words are side by side than apart."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from linkgraph.signals.transliteration import sounds
from linkgraph.signals.transliteration.irregular import KNOWN, is_known
from linkgraph.signals.transliteration.sides import parts
from linkgraph.signals.transliteration.table import Floats, table

USUAL = (1.0, -0.85, -0.85, 0.0, 0.0, 0.0)
"""What the columns of `parts` count, and bits in any case, where a script has no weights of its own. Letters depend on
their neighbours, which the table does not know: alone they are likelier than it says, so that not all is taken off."""
READ_OTHERWISE = {"han": {"han_japanese": 2.0}, "hangul": {"hangul_chinese": 2.0}}
"""Further tables of a script, and the bits that the rarer reading costs: Japanese names in Han characters, Chinese ones
as Koreans read them."""
MOST_LETTERS = 4
"""Such names are no longer."""


def bits(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """Bits for `latin[i]` and `others[i]` being one word; around 0 and less where they are not."""
    score = by_letters(latin, others, script)
    listed = np.array([is_known(a, b, script) for a, b in zip(latin, others, strict=True)], bool)
    score[listed] = np.maximum(score[listed], KNOWN)
    return score


def by_letters(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """As `bits`, by the tables of letters alone: the usual reading of the script, or a rarer one that costs bits."""
    score = _by_usual(latin, others, script)
    short = [at for at, word in enumerate(others) if len(word) <= MOST_LETTERS]
    for name, cost in READ_OTHERWISE.get(script, {}).items():
        counted = parts(table(name), [latin[at] for at in short], [others[at] for at in short], script)
        score[short] = np.maximum(score[short], weighed(counted, script) - cost)
    return score


def _by_usual(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """By the table of the script; words that it finds alike by how they sound, where that is learned."""
    counted = parts(table(script), latin, others, script)
    score = weighed(counted, script)
    if sounds.weights(script):
        alike: list[int] = np.flatnonzero(score > sounds.GATE).tolist()
        words = [latin[at] for at in alike], [others[at] for at in alike]
        score[alike] = sounds.judged(table(script), script, *words, counted[alike])
    return score


def weighed(counted: Floats, script: str) -> Floats:
    """Bits by what `parts` says alone."""
    *weights, always = weights_of(script)
    found: Floats = counted @ np.array(weights) + always
    return found


def weights_of(script: str) -> tuple[float, ...]:
    """What the columns of `parts` count, and bits in any case."""
    return _weights().get(script, USUAL)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    text = resources.files(__package__).joinpath("data", "weights.toml").read_text(encoding="utf-8")
    return {script: tuple(weights) for script, weights in tomllib.loads(text).items()}
