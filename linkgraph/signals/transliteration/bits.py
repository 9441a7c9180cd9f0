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
READ_OTHERWISE = {"han": {"han_japanese": 1.0}, "hangul": {"hangul_chinese": 2.0}}
"""Further tables of a script, and the bits that the rarer reading costs: Japanese names in Han characters, Chinese ones
as Koreans read them."""
UNLIKE = frozenset({"han_japanese"})
"""Those of names that sound unlike the usual ones. `casaroli` is unlikely as a Japanese name, which by itself makes
any agreement with one look like no chance: each word alone is taken to be as likely as by both tables together."""
MOST_LETTERS = 4
"""Such names are no longer."""
ALONE = slice(1, 3)
"""The columns of `parts` of each word alone."""


def bits(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """Bits for `latin[i]` and `others[i]` being one word; around 0 and less where they are not."""
    score = by_letters(latin, others, script)
    listed = np.array([is_known(a, b, script) for a, b in zip(latin, others, strict=True)], bool)
    score[listed] = np.maximum(score[listed], KNOWN)
    return score


def by_letters(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """As `bits`, by the tables of letters alone: the usual reading of the script, or a rarer one that costs bits."""
    counted = parts(table(script), latin, others, script)
    score = _by_usual(counted, latin, others, script)
    short = [at for at, word in enumerate(others) if len(word) <= MOST_LETTERS]
    words = [latin[at] for at in short], [others[at] for at in short]
    for name, cost in READ_OTHERWISE.get(script, {}).items():
        found = weighed(_rarer(name, *words, script, counted[short]), script) - cost
        score[short] = np.maximum(score[short], found)
    return score


def _rarer(name: str, latin: Sequence[str], others: Sequence[str], script: str, usual: Floats) -> Floats:
    """What `parts` says of the words by a rarer reading, of which `usual` is what it says by the usual one."""
    counted = parts(table(name), latin, others, script)
    if name in UNLIKE:
        counted[:, ALONE] = np.logaddexp2(counted[:, ALONE], usual[:, ALONE])
    return counted


def _by_usual(counted: Floats, latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """By the table of the script; words that it finds alike by how they sound, where that is learned."""
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
