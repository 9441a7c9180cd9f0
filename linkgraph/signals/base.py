"""What a signal is. One file here is one signal; nothing else has to be edited to add one.

A signal reads the canonical values of some kinds of facts, turns each into a fingerprint,
says under which block keys alike fingerprints meet, and compares two of them. It is made of
pure functions; weights are not its business (see `linking`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from linkgraph.signals.grading import Grader, Grades, grade_plainly

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa


class Policy(StrEnum):
    """What a signal may do: link alone, support others, or only be shown."""

    LINK = "link"
    SUPPORT = "support"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two fingerprints are.

    `level` is one of the signal's `levels`; `distance` is 0 for equal ones, in the signal's
    own measure; `detail` is a sentence a person understands, without a full stop.
    """

    level: str
    distance: float
    detail: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a signal found in all fingerprints at once.

    `pairs` has left and right (indices, left < right, each pair once), level, distance and detail;
    `crowded` are indices of fingerprints that too many are alike to for all pairs to be listed;
    `copies` says of what: indices of the one, and of one it is a copy of.
    """

    pairs: pa.Table
    crowded: Sequence[int]
    copies: tuple[Sequence[int], Sequence[int]] = ((), ())


class Signal(ABC):
    """One way in which two accounts can turn out to be run by one hand."""

    name: ClassVar[str]
    """Stored, never renamed."""
    title: ClassVar[str]
    """For people: `the same e-mail address`."""
    family: ClassVar[str]
    """Signals of one family say the same thing twice and count once."""
    policy: ClassVar[Policy]
    reads: ClassVar[tuple[str, ...]]
    """The kinds of facts it reads, for example `email`."""
    levels: ClassVar[tuple[str, ...]]
    """From the strongest to the weakest; the first is equality."""
    content: ClassVar[bool] = False
    """True where it reads the content (a picture's descriptor, a text) and not the value itself."""
    whole: ClassVar[bool] = False
    """True where the fingerprint is the content as it is, which is large: it is not kept a second time."""
    completes: ClassVar[bool] = False
    """True where pairs that other signals found are compared as well, for what agrees or contradicts."""

    prefix: ClassVar[str] = ""
    """What all its fingerprints begin with; one that does not was made by an earlier version and is made anew."""

    @abstractmethod
    def fingerprint(self, value: str) -> str | None:
        """The fingerprint of a canonical value; None for what cannot be used."""

    def fingerprints(self, values: Sequence[str]) -> list[str | None]:
        """`fingerprint` of many values, in order; override where there is a faster way."""
        return [self.fingerprint(value) for value in values]

    def block_keys(self, fingerprint: str) -> frozenset[str]:  # noqa: ARG002
        """Keys under which alike fingerprints meet; none where only equal ones count."""
        return frozenset()

    meets: ClassVar[bool] = True
    """False where sharing it is no reason to look at two accounts at all."""

    @property
    def key(self) -> str:
        """Which signal of that name: `biography` has several, one for each fact."""
        return self.name

    @abstractmethod
    def compare(self, left: str, right: str) -> Comparison | None:
        """How alike two fingerprints are; None where they are not. Symmetric."""

    def candidates(
        self,
        fingerprints: Sequence[str],  # noqa: ARG002
    ) -> Iterator[tuple[int, int]] | None:
        """Pairs of indices worth comparing, each once; None where block keys do it."""
        return None

    def compare_many(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Comparison | None]:
        """`compare` over many pairs, in order; override where there is a faster way."""
        for left, right in pairs:
            yield self.compare(left, right)

    def words(self, fingerprint: str) -> tuple[str, ...]:
        """What rarity is counted of: the whole value, or its parts."""
        return (fingerprint,)

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """The level of each pair, by its place in `levels` (-1 where they are not alike), and its surprise.

        `bits` says of each of `words` how surprising it is: minus log2 of its share of the accounts.
        """
        found = self.compare_many(zip(lefts, rights, strict=True))
        return grade_plainly([self.levels.index(one.level) if one else -1 for one in found], lefts, rights, bits)

    def grader(self, fingerprints: Sequence[str], bits: Mapping[str, float]) -> Grader:
        """`grade` for pairs of distinct fingerprints, again and again; override where they can be prepared once."""
        return lambda left, right: self.grade(
            [fingerprints[at] for at in left.tolist()], [fingerprints[at] for at in right.tolist()], bits
        )


@dataclass(frozen=True, slots=True)
class Known:
    """The candidates among fingerprints of which some are `new`, as they were found before those came.

    `new` has shape (n,); `pairs`, shape (p, 2), holds indices, lower first, in order; `times`, shape (p,), is the
    signal's own.
    """

    new: npt.NDArray[np.bool_]
    pairs: npt.NDArray[np.int64]
    times: npt.NDArray[np.int64]


class Growing(Signal):
    """A signal whose own candidates are kept from run to run, and found again only where some were added."""

    @abstractmethod
    def proposed(
        self, fingerprints: Sequence[str], known: Known | None = None
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The `pairs` and `times` of all, see `Known`. The pairs are the same with `known` and without."""

    def candidates(self, fingerprints: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Pairs of indices worth comparing, each once, lower index first."""
        pairs, _ = self.proposed(fingerprints)
        yield from zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), strict=True)


class Together(Signal):
    """A signal that compares all fingerprints at once, because what two share says the less the more share it."""

    @abstractmethod
    def meet(self, fingerprints: Sequence[str], users: Sequence[Sequence[int]], common: Sequence[str] = ()) -> Meeting:
        """The pairs that are alike among all distinct fingerprints.

        `users` are the accounts, numbered from 0, that carry each fingerprint; `common` are fingerprints
        of what says nothing in this case.
        """
