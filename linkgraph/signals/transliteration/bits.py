"""How much more likely two words are side by side than apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from linkgraph.signals.transliteration.align import Words, alone, numbered, together
from linkgraph.signals.transliteration.irregular import KNOWN, is_known
from linkgraph.signals.transliteration.scripts import latin_symbols, symbols
from linkgraph.signals.transliteration.table import Floats, Ints, Table, table

APART = 0.85
"""Share of what the words are worth apart that is taken off: letters depend on their neighbours, which the table
does not know, so that alone they are likelier than it says."""
CHUNK = 20_000


def bits(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """Bits for `latin[i]` and `others[i]` being one word; around 0 and less where they are not."""
    score = by_letters(latin, others, script)
    listed = np.array([is_known(a, b, script) for a, b in zip(latin, others, strict=True)], bool)
    score[listed] = np.maximum(score[listed], KNOWN)
    return score


def by_letters(latin: Sequence[str], others: Sequence[str], script: str) -> Floats:
    """As `bits`, by the table of letters alone."""
    known = table(script)
    one, other = _Side(known, latin, None), _Side(known, others, script)
    score: Floats = -APART * (one.alone[one.at] + other.alone[other.at])
    order = np.lexsort((one.words.length[one.at], other.words.length[other.at]))
    for start in range(0, len(order), CHUNK):
        at = order[start : start + CHUNK]
        score[at] += together(known, one.words.some(one.at[at]), other.words.some(other.at[at]))
    return score


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
