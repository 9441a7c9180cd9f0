"""Texts as numbers: a 32-bit mark a word, and the fingerprint that holds them."""

from __future__ import annotations

import base64
from binascii import b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.hashes import hash_of
from linkgraph.signals.texts.words import words

U32 = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]
MOST_WORDS = 1 << 20
PREFIX = "3:"
"""Of fingerprints; another where words get other marks."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Numbers of several texts in one array: those of text t are `marks[at[t] : at[t + 1]]`."""

    marks: U32
    at: Ints

    def __len__(self) -> int:
        return len(self.at) - 1

    def __getitem__(self, text: int) -> U32:
        return self.marks[self.at[text] : self.at[text + 1]]

    @property
    def lengths(self) -> Ints:
        """Numbers of each text."""
        return np.diff(self.at)

    def lengths_of(self, first: int, last: int) -> Ints:
        """Numbers of each text from `first` to before `last`."""
        return np.diff(self.at[first : last + 1])

    def lengths_at(self, texts: Ints | npt.NDArray[np.int32]) -> Ints:
        """Numbers of each of these texts."""
        return self.at[texts + 1] - self.at[texts]

    def owners(self) -> Ints:
        """For each number the text it belongs to."""
        return np.repeat(np.arange(len(self)), self.lengths)


def marks_of(text: str) -> U32:
    """The marks of the words of `text`; the lowest bit says that everybody uses the word."""
    return np.fromiter(map(_marks().__getitem__, words(text)[:MOST_WORDS]), np.uint32)


def encode(marks: U32) -> str:
    """The fingerprint of a text."""
    return encode_rows(Rows(marks, np.array([0, len(marks)])), [0])[0]


def encode_rows(rows: Rows, texts: Sequence[int]) -> list[str]:
    """The fingerprints of some of the texts."""
    raw = memoryview(rows.marks.astype("<u4", copy=False).tobytes())
    at = (4 * rows.at).tolist()
    return [PREFIX + b2a_base64(raw[at[text] : at[text + 1]], newline=False).decode() for text in texts]


def decode(fingerprints: Sequence[str]) -> Rows:
    """The marks in fingerprints, all at once."""
    raw = [base64.b64decode(text[len(PREFIX) :]) for text in fingerprints]
    at = np.zeros(len(raw) + 1, np.int64)
    np.cumsum([len(part) // 4 for part in raw], out=at[1:])
    return Rows(np.frombuffer(b"".join(raw), dtype="<u4").astype(np.uint32, copy=False), at)


class _Marks(dict[str, int]):
    """Remembers the mark of each word it was asked for."""

    def __init__(self, common: frozenset[int]) -> None:
        super().__init__()
        self._common = common

    def __missing__(self, word: str) -> int:
        if len(self) > 1 << 21:
            self.clear()
        hashed = hash_of(word)
        mark = self[word] = hashed | (hashed in self._common)
        return mark


@cache
def _marks() -> _Marks:
    return _Marks(common_hashes())


@cache
def common_hashes() -> frozenset[int]:
    """The hashes of `common_words`."""
    return frozenset(map(hash_of, common_words()))


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing by themselves, in the languages of `common.txt`."""
    from linkgraph.signals.texts.words import words as split

    text = resources.files(__package__).joinpath("common.txt").read_text(encoding="utf-8")
    return frozenset([*split(text), *text.split()])
