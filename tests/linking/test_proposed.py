"""What a signal proposed is kept from run to run, and it is told what of it is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pytest

from linkgraph.ledger.ledger import open_ledger
from linkgraph.linking import proposed
from linkgraph.signals import Comparison, Growing, Known, Policy

Numbers = npt.NDArray[np.int64]


class Neighbours(Growing):
    """Proposes what stands next to each other, and notes what it was told."""

    name: ClassVar[str] = "neighbours"
    title: ClassVar[str] = "next to each other"
    family: ClassVar[str] = "neighbours"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ()
    levels: ClassVar[tuple[str, ...]] = ("same",)

    def __init__(self) -> None:
        self.told: list[Known | None] = []

    def fingerprint(self, value: str) -> str | None:
        return value

    def compare(self, left: str, right: str) -> Comparison | None:
        return Comparison("same", 0.0, "are the same") if left == right else None

    def proposed(self, fingerprints: Sequence[str], known: Known | None = None) -> tuple[Numbers, Numbers]:
        self.told.append(known)
        at = np.arange(len(fingerprints) - 1)
        return np.stack([at, at + 1], axis=1), 10 + at


def test_what_was_proposed_is_told_by_its_place_among_what_is_there_now(tmp_path: Path) -> None:
    signal = Neighbours()
    with open_ledger(tmp_path) as ledger:
        assert proposed.propose(ledger, signal, [2, 4, 1 << 63], ["b", "d", "e"]) == [(0, 1), (1, 2)]
        proposed.propose(ledger, signal, [1, 2, 4, 5, 1 << 63], list("abcde"))
    first, known = signal.told
    assert first is None
    assert known is not None
    assert known.new.tolist() == [True, False, False, True, False]
    assert known.pairs.tolist() == [[1, 2], [2, 4]]
    assert known.times.tolist() == [10, 11]


def test_where_something_went_or_another_release_proposed_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signal = Neighbours()
    with open_ledger(tmp_path) as ledger:
        proposed.propose(ledger, signal, [2, 4], ["b", "d"])
        proposed.propose(ledger, signal, [2, 5], ["b", "e"])
        proposed.propose(ledger, signal, [2, 5], ["b", "e"])
        monkeypatch.setattr(proposed, "__version__", "another")
        proposed.propose(ledger, signal, [2, 5], ["b", "e"])
    assert [known is None for known in signal.told] == [True, True, False, True]
