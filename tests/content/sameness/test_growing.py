"""What is found in pictures that come one batch after another, against what is found in all at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkgraph.content.pdq import SIDE
from linkgraph.content.sameness import growing, meetings, proposals
from linkgraph.content.sameness.meetings import Shared
from linkgraph.content.sameness.proposals import Glance

Bits = npt.NDArray[np.uint8]
SPREAD = [0.0, 0.01, 0.02, 0.3]


def flipped(bits: Bits, share: float, rng: np.random.Generator) -> Bits:
    return np.asarray(bits ^ np.packbits(rng.random((len(bits), 8 * bits.shape[1])) < share, axis=1))


def picture(rng: np.random.Generator, pool: Bits) -> Glance:
    """Some of the points of a pool, a little altered, and a hash and pixels that are near those of others."""
    bits = flipped(pool[rng.permutation(len(pool))[: rng.integers(4, 12)]], float(rng.choice(SPREAD)), rng)
    hashed = flipped(
        pool[:1] if rng.random() < 0.3 else pool[rng.integers(0, len(pool), 1)], float(rng.choice(SPREAD)), rng
    )
    grey = np.random.default_rng(int(rng.integers(0, 6))).random((SIDE, SIDE), np.float32) * 255
    noise = rng.normal(0, 30, grey.shape).astype(np.float32)
    return Glance(hashed.tobytes(), bits, grey + noise if rng.random() < 0.4 else None)


def grown(pictures: list[Glance], batches: list[int]) -> Shared:
    """What is found where a picture comes with the batch that `batches` says."""
    found, here = Shared(np.empty((0, 2), np.int64), np.empty(0, np.int64)), np.empty(0, np.int64)
    for batch in sorted(set(batches)):
        now = np.flatnonzero(np.array(batches) <= batch)
        before = Shared(np.searchsorted(now, here[found.pairs]), found.times)
        found = proposals.more_proposals([pictures[at] for at in now], ~np.isin(now, here), before)
        here = now
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10**6),
    batches=st.lists(st.integers(0, 3), min_size=8, max_size=30),
    common=st.sampled_from([4, 8, 40]),
    fewest=st.sampled_from([100, 300, 10**6]),
    few=st.sampled_from([100, 10**6, 10**6]),
)
def test_batches_come_to_what_all_at_once_come_to(
    monkeypatch: pytest.MonkeyPatch, seed: int, batches: list[int], common: int, fewest: int, few: int
) -> None:
    for name, value in (("COMMON", common), ("FEWEST", fewest), ("FEW", few)):
        monkeypatch.setattr(meetings, name, value)
    rng = np.random.default_rng(seed)
    pool = rng.integers(0, 256, (int(rng.integers(12, 30)), 32), dtype=np.uint8)
    pictures = [picture(rng, pool) for _ in batches]
    found, whole = grown(pictures, batches), proposals.proposals(pictures)
    assert found.pairs.tolist() == whole.pairs.tolist()
    assert (found.times <= whole.times).all()
    assert ((found.times == proposals.SURE) == (whole.times == proposals.SURE)).all()


def test_a_key_that_becomes_common_takes_its_pairs_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "COMMON", 3)
    monkeypatch.setattr(meetings, "FEWEST", 0)
    same = np.random.default_rng(1).integers(0, 256, (5, 32), dtype=np.uint8)
    three, four = (meetings.gathered([same] * count) for count in (3, 4))
    monkeypatch.setattr(meetings, "FEWEST", 10**6)
    before = meetings.sharing(three)
    assert before.pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    after = growing.sharing_more(four, np.array([False, False, False, True]), before)
    assert after is not None
    assert after.pairs.tolist() == meetings.sharing(four).pairs.tolist() == []


def test_keys_of_another_length_are_all_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "FEW", 12)
    same = np.random.default_rng(1).integers(0, 256, (5, 32), dtype=np.uint8)
    before = meetings.sharing(meetings.gathered([same, same]))
    assert growing.sharing_more(meetings.gathered([same] * 3), np.array([False, False, True]), before) is None
