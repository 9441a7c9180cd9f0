"""How alike two parts of a name are, and which parts of two names belong together.

`matched` is the plain way, for one pair; `match_many` does the same for many at once in numpy.
Parts are paired greedily, the likest first; what is written differently and stands for one name
(an initial, a nickname, another romanisation) counts as alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from linkgraph.signals.nicknames import nicknames
from linkgraph.signals.skeleton import skeleton

ALIKE = 0.88
"""Likeness from which two parts of a name are one: Jaro-Winkler (Winkler 1990), or what stands for it."""
SAME_SOUND = 0.7
LONG_SOUND = 4
"""Consonants from which equal sounds are one part however the vowels are written: Kyungsoo, Gyeongsu."""
KNOWN_AS = 0.95
MOST_PARTS = 8
CHUNK = 100_000

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Match:
    """Two names part by part: how many parts each has, how many are alike, equal, or but an initial.

    A letter that both have is an initial where fewer than two longer parts are alike.
    """

    left: int
    right: int
    alike: int
    equal: int
    initials: int
    likeness: float

    @property
    def fewest(self) -> int:
        """The parts of the shorter name."""
        return min(self.left, self.right)


def parts_of(name: str) -> list[str]:
    """The parts of a fingerprint that are compared."""
    return name.split()[:MOST_PARTS]


def likeness(a: str, b: str) -> float:
    """0 to 1 for two parts."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return ALIKE if a[0] == b[0] else 0.0
    similarity = float(JaroWinkler.similarity(a, b))
    if nicknames(a) & nicknames(b):
        return max(similarity, KNOWN_AS)
    if skeleton(a) == skeleton(b) and (similarity >= SAME_SOUND or len(skeleton(a)) >= LONG_SOUND):
        return max(similarity, ALIKE)
    return similarity


def matched(left: str, right: str) -> Match:
    """The parts of two names, best matched."""
    if right < left:
        left, right = right, left
    first, second = parts_of(left), parts_of(right)
    scored = sorted(
        ((-likeness(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second)),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    total, alike, equal, initials, letters = 0.0, 0, 0, 0, 0
    for negative, i, j in scored:
        if i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        total -= negative
        if -negative >= ALIKE:
            alike += 1
            equal += first[i] == second[j]
            initials += first[i] != second[j] and 1 in (len(first[i]), len(second[j]))
            letters += len(first[i]) == len(second[j]) == 1
    initials += letters if alike - letters < 2 else 0
    fewest = max(min(len(first), len(second)), 1)
    return Match(len(first), len(second), alike, equal, initials, total / fewest)


@dataclass(frozen=True, slots=True)
class Matches:
    """As `Match`, for many pairs: arrays of shape (n,); `surprise` sums the bits of the parts that are alike."""

    left: Ints
    right: Ints
    alike: Ints
    equal: Ints
    initials: Ints
    likeness: Floats
    surprise: Floats


def match_many(lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float] | None = None) -> Matches:
    """`matched` over pairs. `bits` says what each part is worth; a single letter is any part that begins so."""
    names = sorted({*lefts, *rights})
    number = {name: at for at, name in enumerate(names)}
    one = np.fromiter(map(number.__getitem__, lefts), np.int64, len(lefts))
    other = np.fromiter(map(number.__getitem__, rights), np.int64, len(rights))
    return Parts(names, bits or {}).match_all(one, other)


class Parts:
    """Names in alphabetical order, and all their parts, numbered in alphabetical order."""

    def __init__(self, names: Sequence[str], bits: Mapping[str, float]) -> None:
        split = [parts_of(name) for name in names]
        self.parts = sorted({part for parts in split for part in parts}) or [""]
        number = {part: at for at, part in enumerate(self.parts)}
        self.numbers = np.full((len(names), max(map(len, split), default=1) or 1), -1, np.int64)
        for at, parts in enumerate(split):
            self.numbers[at, : len(parts)] = [number[part] for part in parts]
        self.sizes = (self.numbers >= 0).sum(1)
        self.single = np.array([len(part) == 1 for part in self.parts], bool)
        self.first = np.array([ord(part[0]) if part else 0 for part in self.parts], np.int64)
        self.known = np.array([bool(nicknames(part)) for part in self.parts], bool)
        sounds = [skeleton(part) for part in self.parts]
        order = {sound: at for at, sound in enumerate(sorted(set(sounds)))}
        self.long = np.array([len(sound) >= LONG_SOUND for sound in sounds], bool)
        self.sound = np.array([order[sound] for sound in sounds], np.int64)
        self.bits = np.array([bits.get(part, 0.0) for part in self.parts])
        self.initial_bits = np.array([bits.get(f"{part[:1]}.", 0.0) for part in self.parts])

    def match_all(self, one: Ints, other: Ints) -> Matches:
        """`matched` for many pairs of names, by their numbers."""
        low, high = np.minimum(one, other), np.maximum(one, other)
        found = [self._match(low[at : at + CHUNK], high[at : at + CHUNK]) for at in range(0, max(len(low), 1), CHUNK)]
        joined = [np.concatenate(column) for column in zip(*found, strict=True)]
        left, right, alike, equal, initials = (column.astype(np.int64) for column in joined[:5])
        return Matches(left, right, alike, equal, initials, joined[5], joined[6])

    def _match(self, low: Ints, high: Ints) -> tuple[npt.NDArray[np.float64], ...]:
        """The columns of `Matches` for some pairs of names, by their numbers."""
        left, right = self.sizes[low], self.sizes[high]
        total, alike, equal, initials, surprise = columns = np.zeros((5, len(low)))
        shape = left * (MOST_PARTS + 1) + right
        for each in np.unique(shape).tolist():
            at = np.flatnonzero(shape == each)
            n, m = divmod(each, MOST_PARTS + 1)
            columns[:, at] = self._paired(self.numbers[low[at], :n], self.numbers[high[at], :m])
        return (left, right, alike, equal, initials, total / np.maximum(np.minimum(left, right), 1), surprise)

    def _paired(self, left: Ints, right: Ints) -> Floats:
        """Sums over the parts that belong together: likeness, alike, equal, initials, surprise; shape (5, n).

        `left` (n, l) and `right` (n, r) are the parts of as many names of l and r parts each.
        """
        sums = np.zeros((6, len(left)))
        if not left.size or not right.size:
            return sums[:5]
        score, rows, width = self._scores(left, right), np.arange(len(left)), right.shape[1]
        for _ in range(min(left.shape[1], width)):
            best = score.reshape(len(left), -1).argmax(1)
            i, j = best // width, best % width
            found = score[rows, i, j]
            hit, a, b = found >= ALIKE, left[rows, i], right[rows, j]
            same, initial = a == b, self.single[a] | self.single[b]
            bits = np.where(hit, self._surprise(a, b, same, initial), 0.0)
            sums += np.stack([found, hit, hit & same, hit & ~same & initial, bits, hit & same & initial])
            score[rows, i, :] = -1.0
            score[rows, :, j] = -1.0
        alike, letters = sums[1], sums[5]
        sums[3] += np.where(alike - letters < 2, letters, 0)
        return sums[:5]

    def _surprise(
        self, a: Ints, b: Ints, same: npt.NDArray[np.bool_], initial: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.float64]:
        fuzzy = np.minimum(self.bits[a], self.bits[b]) - 1.0
        return np.where(same, self.bits[a], np.where(initial, self.initial_bits[a], np.maximum(fuzzy, 0.0)))

    def _scores(self, left: Ints, right: Ints) -> Floats:
        """Likeness of each part with each: shape (n, left, right)."""
        codes, back = np.unique(left[:, :, None] * len(self.parts) + right[:, None, :], return_inverse=True)
        score = self._likeness(codes // len(self.parts), codes % len(self.parts))
        return score[back].reshape(len(left), left.shape[1], right.shape[1])

    def _likeness(self, a: Ints, b: Ints) -> Floats:
        """`likeness` of parts by their numbers."""
        one, other = ([self.parts[at] for at in side.tolist()] for side in (a, b))
        score: Floats = process.cpdist(one, other, scorer=JaroWinkler.similarity, dtype=np.float64, workers=-1)
        initial = (self.single[a] | self.single[b]) & (a != b)
        alike = (self.sound[a] == self.sound[b]) & ((score >= SAME_SOUND) | self.long[a])
        for at in np.flatnonzero(self.known[a] & self.known[b]).tolist():
            if nicknames(one[at]) & nicknames(other[at]):
                alike[at], score[at] = False, max(score[at], KNOWN_AS)
        score = np.where(alike, np.maximum(score, ALIKE), score)
        score = np.where(initial, np.where(self.first[a] == self.first[b], ALIKE, 0.0), score)
        return np.where(a == b, 1.0, score)
