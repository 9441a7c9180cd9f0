"""How much more likely two words are side by side than apart."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from linkgraph.signals.transliteration.align import Words, alone, numbered, together
from linkgraph.signals.transliteration.irregular import KNOWN, is_known
from linkgraph.signals.transliteration.scripts import latin_symbols, symbols
from linkgraph.signals.transliteration.table import Floats, Ints, Table, table

CHUNK = 20_000
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
    score = _by_table(table(script), latin, others, script)
    short = [at for at, word in enumerate(others) if len(word) <= MOST_LETTERS]
    for name, cost in READ_OTHERWISE.get(script, {}).items():
        found = _by_table(table(name), [latin[at] for at in short], [others[at] for at in short], script)
        score[short] = np.maximum(score[short], found - cost)
    return score


def _by_table(known: Table, latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    *weights, always = weights_of(script)
    found: Floats = parts(known, latin, others, script) @ np.array(weights) + always
    return found


def parts(known: Table, latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """Of each two words: log2 of their probability side by side, of each alone, and the letters of each."""
    one, other = _Side(known, latin, None), _Side(known, others, script)
    order = np.lexsort((one.words.length[one.at], other.words.length[other.at]))
    beside = np.zeros(len(latin))
    for start in range(0, len(order), CHUNK):
        at = order[start : start + CHUNK]
        beside[at] = together(known, one.words.some(one.at[at]), other.words.some(other.at[at]))
    letters = one.words.length[one.at], other.words.length[other.at]
    return np.column_stack([beside, one.alone[one.at], other.alone[other.at], *letters])


def weights_of(script: str) -> tuple[float, ...]:
    """What the columns of `parts` count, and bits in any case."""
    return _weights().get(script, USUAL)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    text = resources.files(__package__).joinpath("data", "weights.toml").read_text(encoding="utf-8")
    return {script: tuple(weights) for script, weights in tomllib.loads(text).items()}


class _Side:
    """The distinct words of one side, and which of them each pair has."""

    def __init__(self, known: Table, words: Sequence[str], script: str | None) -> None:
        distinct = sorted(set(words))
        place = {word: at for at, word in enumerate(distinct)}
        self.at: Ints = np.array([place[word] for word in words], np.int64)
        spelt = [known.spelt(symbols(word, script)) if script else latin_symbols(word) for word in distinct]
        side = 1 if script else 0
        self.words: Words = numbered(spelt, known.script if script else known.latin, known.longest[side])
        self.alone = alone(self.words, known.alone(side))
