"""What holds for every signal. Inherit, say which signal, and give examples as raw values."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.normalise import normaliser
from linkgraph.signals import Signal, Together, signals


class SignalContract:
    """The tests every signal passes.

    `same` pairs are one value, `similar` pairs come with the level they reach, `unlike` pairs do
    not compare, `unusable` values have no fingerprint. Values go through the normaliser of the
    signal's first kind, in `country`, unless `raw` says that they are what the signal reads.
    """

    key: ClassVar[str]
    same: ClassVar[list[tuple[str, str]]] = []
    similar: ClassVar[list[tuple[str, str, str]]] = []
    unlike: ClassVar[list[tuple[str, str]]] = []
    unusable: ClassVar[list[str]] = []
    country: ClassVar[str | None] = None
    kind: ClassVar[str | None] = None
    """Whose normaliser the values go through, where it is not that of the signal's first kind."""
    raw: ClassVar[bool] = False
    most_keys: ClassVar[int] = 40
    unlike_level: ClassVar[str | None] = None
    weaker: ClassVar[frozenset[str]] = frozenset()
    """Further levels that a fingerprint may have with itself."""
    """The level of unlike pairs where the signal has one for contradictions."""
    stable: ClassVar[bool] = True
    """True where a fingerprint is its own fingerprint."""

    @property
    def signal(self) -> Signal:
        return signals()[self.key]

    def fingerprint(self, value: str) -> str:
        found = self.fingerprint_or_none(value)
        assert found is not None, f"{value!r} has no fingerprint"
        return found

    def fingerprint_or_none(self, value: str) -> str | None:
        canonical = value if self.raw else normaliser(self.kind or self.signal.reads[0])(value, self.country)
        return None if canonical is None else self.signal.fingerprint(canonical)

    def test_declares_itself(self) -> None:
        signal = self.signal
        assert self.key in (signal.name, signal.key)
        assert signal.levels
        assert signal.reads
        assert signal.title

    def test_equal_values_are_equal(self) -> None:
        signal = self.signal
        for left, right in self.same:
            first, second = self.fingerprint(left), self.fingerprint(right)
            found = signal.compare(first, second)
            assert found is not None, (left, right)
            assert (found.level, found.distance) == (signal.levels[0], 0.0), (left, right)

    def test_similar_values_reach_their_level(self) -> None:
        for left, right, level in self.similar:
            found = self.signal.compare(self.fingerprint(left), self.fingerprint(right))
            assert found is not None, (left, right)
            assert found.level == level, (left, right, found)
            assert found.level in self.signal.levels

    def test_unlike_values_do_not_compare(self) -> None:
        for left, right in self.unlike:
            first, second = self.fingerprint_or_none(left), self.fingerprint_or_none(right)
            if first is not None and second is not None:
                found = self.signal.compare(first, second)
                assert (found.level if found else None) == self.unlike_level, (left, right, found)

    def test_unusable_values_have_no_fingerprint(self) -> None:
        for value in self.unusable:
            assert self.fingerprint_or_none(value) is None, value

    def test_similar_values_meet(self) -> None:
        if isinstance(self.signal, Together):
            self._check_they_meet(self.signal)
            return
        if self.signal.candidates([]) is not None or not self.signal.meets:
            pytest.skip("this signal finds its pairs without block keys")
        for left, right, _ in self.similar:
            first, second = (self.signal.block_keys(self.fingerprint(value)) for value in (left, right))
            assert first & second, (left, right)

    def test_block_keys_are_few(self) -> None:
        for value in self._examples():
            keys = self.signal.block_keys(self.fingerprint(value))
            assert len(keys) <= self.most_keys, value
            assert all(keys)

    def test_comparison_is_symmetric(self) -> None:
        prints = [self.fingerprint(value) for value in self._examples()]
        for left in prints:
            for right in prints:
                assert self.signal.compare(left, right) == self.signal.compare(right, left)

    def test_itself_is_the_strongest_level(self) -> None:
        for value in self._examples():
            mark = self.fingerprint(value)
            self._check_itself(mark)
            assert not self._detail(mark).endswith(".")

    def test_many_comparisons_are_the_single_ones(self) -> None:
        prints = [self.fingerprint(value) for value in self._examples()]
        pairs = [(left, right) for left in prints for right in prints]
        assert list(self.signal.compare_many(pairs)) == [self.signal.compare(*pair) for pair in pairs]

    def test_no_string_raises(self) -> None:
        text = st.text(max_size=40)

        @settings(max_examples=150, deadline=None)
        @given(left=text, right=text)
        def check(left: str, right: str) -> None:
            self._check_any(left, right)

        check()

    def _check_they_meet(self, signal: Together) -> None:
        for left, right, level in self.similar:
            both = [self.fingerprint(left), self.fingerprint(right)]
            found = signal.meet(both, [[0], [1]]).pairs.to_pylist()
            assert [(pair["left"], pair["right"], pair["level"]) for pair in found] == [(0, 1, level)], (left, right)

    def _check_any(self, left: str, right: str) -> None:
        signal = self.signal
        found = [mark for value in (left, right) if (mark := signal.fingerprint(value)) is not None]
        for mark in found:
            self._check_itself(mark)
            assert isinstance(signal.block_keys(mark), frozenset)
        if len(found) == 2:
            assert signal.compare(*found) == signal.compare(*reversed(found))

    def _check_itself(self, mark: str) -> None:
        found = self.signal.compare(mark, mark)
        assert found is not None
        assert found.level in {self.signal.levels[0], *self.weaker}
        assert found.distance == 0
        assert found.detail
        if self.stable:
            assert self.signal.fingerprint(mark) == mark

    def _detail(self, mark: str) -> str:
        found = self.signal.compare(mark, mark)
        return found.detail if found else ""

    def _examples(self) -> list[str]:
        pairs = [*self.same, *((left, right) for left, right, _ in self.similar)]
        return sorted({value for pair in pairs for value in pair})
