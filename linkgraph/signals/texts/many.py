"""The marks of many texts at once: what `marks.marks_of` gives for each, on whole arrays of letters.

Texts are joined into one buffer of bytes; words, numbers and addresses are found in it by classes of
bytes. A text with letters that ASCII lacks goes the slow way, word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.hashes import PADDING, hash_of, hashes_of
from linkgraph.signals.texts.marks import MOST_WORDS, U32, Ints, Rows, common_hashes, marks_of
from linkgraph.signals.texts.words import ADDRESS, NUMBER, in_ascii

BATCH = 1 << 20
"""Letters worked on at once: what stays in the processor's cache."""
LETTER, DIGIT, BLANK, POINT = 1, 2, 4, 8
END = "\0"
Bools = npt.NDArray[np.bool_]


def marks_of_many(texts: Sequence[str]) -> Rows:
    """The marks of all texts."""
    made = [_batch(batch) for batch in _batches(texts)]
    at = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.concatenate([lengths for _, lengths in made]), out=at[1:])
    return Rows(np.concatenate([marks for marks, _ in made]), at)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size > BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def _batch(texts: Sequence[str]) -> tuple[U32, Ints]:
    """The marks of some texts, one after the other, and how many each has."""
    plain = [None if len(text) > MOST_WORDS else in_ascii(text) for text in texts]
    quick = [text.replace(END, "|") for text in plain if text is not None]
    marks, lengths = _in_a_row(quick)
    if len(quick) == len(texts):
        return marks, lengths
    ready = iter(np.split(marks, np.cumsum(lengths)[:-1]))
    made = [marks_of(text) if one is None else next(ready) for text, one in zip(texts, plain, strict=True)]
    return np.concatenate(made), np.array([len(row) for row in made], np.int64)


def _in_a_row(texts: Sequence[str]) -> tuple[U32, Ints]:
    """The same for ASCII texts without markup."""
    if not texts:
        return np.empty(0, np.uint32), np.empty(0, np.int64)
    buffer = END.join(texts).lower().encode() + bytes(PADDING)
    starts, marks = _tokens(buffer)
    ends = np.cumsum([len(text) + 1 for text in texts])
    return marks, np.diff(np.searchsorted(starts, ends), prepend=0)


def _tokens(buffer: bytes) -> tuple[Ints, U32]:
    """Where each word, number and address starts, and its mark."""
    kinds = _kinds()[np.frombuffer(buffer, np.uint8)]
    starts, ends = _runs(kinds == LETTER)
    marks = hashes_of(buffer, starts, ends - starts)
    marks |= _is_common(marks)
    signs = [(_numbers(kinds), NUMBER), (_ats(buffer, kinds), ADDRESS)]
    places = np.concatenate([place for place, _ in signs])
    if len(places):
        order = np.argsort(places, kind="stable")
        said = np.repeat(
            np.array([hash_of(sign) | 1 for _, sign in signs], np.uint32), [len(place) for place, _ in signs]
        )
        into = np.searchsorted(starts, places[order])
        starts, marks = np.insert(starts, into, places[order]), np.insert(marks, into, said[order])
    return starts, marks


def _runs(inside: Bools) -> tuple[Ints, Ints]:
    """Where each run starts, and where it has ended; the last entry is in none."""
    turns = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        turns = np.concatenate([[0], turns])
    return turns[::2], turns[1::2]


def _numbers(kinds: npt.NDArray[np.uint8]) -> Ints:
    """Where numbers start: runs of digits that one or two signs of `.,:/-` or blanks stand between are one."""
    starts, ends = _runs(kinds == DIGIT)
    if len(starts) < 2:
        return starts
    gap = starts[1:] - ends[:-1]
    between = kinds >= BLANK
    goes_on = (gap <= 2) & between[ends[:-1]] & between[starts[1:] - 1]
    return np.asarray(starts[np.concatenate([[True], ~goes_on])])


def _ats(buffer: bytes, kinds: npt.NDArray[np.uint8]) -> Ints:
    if ADDRESS.encode() not in buffer:
        return np.empty(0, np.int64)
    at = np.flatnonzero(np.frombuffer(buffer, np.uint8) == ord(ADDRESS))
    return np.asarray(at[kinds[at + 1] == BLANK])


def _is_common(marks: U32) -> U32:
    table, common = _common_table()
    likely = np.flatnonzero(table[marks >> np.uint32(16)])
    found = np.zeros(len(marks), np.uint32)
    found[likely] = np.isin(marks[likely], common)
    return found


@cache
def _common_table() -> tuple[Bools, U32]:
    """Which upper halves the hashes of common words have, and these hashes."""
    common = np.array(sorted(common_hashes()), np.uint32)
    table = np.zeros(1 << 16, bool)
    table[common >> np.uint32(16)] = True
    return table, common


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.zeros(256, np.uint8)
    kinds[ord("a") : ord("z") + 1] = LETTER
    kinds[ord("0") : ord("9") + 1] = DIGIT
    kinds[[ord(sign) for sign in ".,:/-"]] = POINT
    kinds[[code for code in range(128) if chr(code).isspace()]] = BLANK
    return kinds
