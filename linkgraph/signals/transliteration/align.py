"""Sums over all ways of cutting two words into chunks side by side, for many pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linkgraph.signals.transliteration.table import EMPTY, UNKNOWN, Floats, Ints, Table

Word = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words as chunk numbers: `chunk[w, end, n]` is the chunk of n letters of word w that ends at `end`."""

    chunk: Ints
    length: Ints

    def some(self, at: Ints) -> Words:
        """Only the words at these places."""
        length = self.length[at]
        return Words(self.chunk[at][:, : int(length.max(initial=0)) + 1], length)


@dataclass(frozen=True, slots=True)
class Codes:
    """The chunks of one side of a table as numbers to the base `base`, of which letters are the digits (`digit`).

    `chunks[n]` has those of n letters: their codes in order, and the number of each chunk in the table.
    """

    digit: Mapping[str, int]
    base: int
    chunks: Mapping[int, tuple[Ints, Ints]]


def codes(numbers: Mapping[Word, int]) -> Codes:
    """The codes of the chunks of one side of a table, by which many words are looked up at once."""
    digit = {letter: at for at, letter in enumerate(sorted({letter for chunk in numbers for letter in chunk}), start=1)}
    base = len(digit) + 1
    coded: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for chunk, number in numbers.items():
        coded[len(chunk)].append((_code(chunk, digit, base), number))
    ordered = {size: np.array(sorted(each), np.int64) for size, each in coded.items() if size}
    return Codes(digit, base, {size: (two[:, 0].copy(), two[:, 1].copy()) for size, two in ordered.items()})


def numbered(words: Sequence[Word], known: Codes, longest: int) -> Words:
    """The words in the numbers of a table whose chunks have up to `longest` letters."""
    digit, base = known.digit, known.base
    length = np.array([len(word) for word in words], np.int64)
    chunk = np.full((len(words), int(length.max(initial=0)) + 1, longest + 1), UNKNOWN, np.int64)
    chunk[:, :, 0] = EMPTY
    letters = np.zeros(chunk.shape[:2], np.int64)
    letters[:, 1:][np.arange(1, chunk.shape[1]) <= length[:, None]] = [digit.get(x, 0) for word in words for x in word]
    code, unread = np.zeros_like(letters), letters == 0
    for size in range(1, longest + 1):
        # `code[w, at]` are the letters of word w from `at` on, `size` of them; some may not be in the table.
        code = code[:, : chunk.shape[1] - size + 1] * base + letters[:, size - 1 :]
        unread = unread[:, : chunk.shape[1] - size + 1] | (letters[:, size - 1 :] == 0)
        if size in known.chunks and code.size:
            held, number = known.chunks[size]
            at = np.searchsorted(held, code).clip(max=len(held) - 1)
            chunk[:, size - 1 :, size] = np.where((held[at] == code) & ~unread, number[at], UNKNOWN)
    return Words(chunk, length)


def _code(chunk: Word, digit: Mapping[str, int], base: int) -> int:
    return sum(digit[letter] * base**place for place, letter in enumerate(reversed(chunk)))


def forward(table: Table, latin: Words, script: Words) -> Floats:
    """Probability of the first i letters beside the first j, shape (i, j, pairs)."""
    rows, columns, pairs = latin.chunk.shape[1], script.chunk.shape[1], len(latin.length)
    joint, width = table.joint.ravel(), table.joint.shape[1]
    one = np.ascontiguousarray(latin.chunk.transpose(1, 2, 0)) * width
    other = np.ascontiguousarray(script.chunk.transpose(1, 2, 0))
    sums = np.zeros((rows, columns, pairs))
    sums[0, 0] = 1.0
    for i in range(rows):
        for j in range(columns):
            for a, b in table.steps:
                if a <= i and b <= j:
                    sums[i, j] += sums[i - a, j - b] * joint.take(one[i, a] + other[j, b])
    return sums


def together(table: Table, latin: Words, script: Words) -> Floats:
    """log2 of the probability of each two words side by side."""
    sums = forward(table, latin, script)
    return _log(sums[latin.length, script.length, np.arange(len(latin.length))])


def alone(words: Words, share: Floats) -> Floats:
    """log2 of the probability of each word by itself, over all ways of cutting it."""
    count, rows, longest = words.chunk.shape
    sums = np.zeros((rows, count))
    sums[0] = 1.0
    for end in range(1, rows):
        for size in range(1, min(longest - 1, end) + 1):
            sums[end] += sums[end - size] * share[words.chunk[:, end, size]]
    return _log(sums[words.length, np.arange(count)])


def _log(probability: Floats) -> Floats:
    found: Floats = np.log2(np.maximum(probability, 1e-300))
    return found
