from __future__ import annotations

import random

import pytest

from linkgraph.errors import UsageError
from linkgraph.traps.mix import parse_mix, traps


def test_a_named_mix_sets_every_trap() -> None:
    assert set(parse_mix("all").factors.values()) == {1.0}
    assert set(parse_mix("none").factors.values()) == {0.0}


def test_single_traps_can_be_named_with_factors() -> None:
    factors = parse_mix("vpn=3, stockphoto").factors
    assert {name: factor for name, factor in factors.items() if factor} == {"vpn": 3.0, "stockphoto": 1.0}


@pytest.mark.parametrize("text", ["vnp", "vpn=much", "vpn=-1", "vpn=nan", ""])
def test_a_mix_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--mix"):
        parse_mix(text)


@pytest.mark.parametrize("name", sorted(traps()))
def test_sizes_keep_to_their_range(name: str) -> None:
    trap = traps()[name]
    sizes = trap.sizes(50_000, 1.0, random.Random(1))
    assert len(sizes) >= 1
    assert min(sizes) >= trap.size[0] - 1
    assert max(sizes) <= max(trap.size[1], trap.share * 50_000)
    assert trap.sizes(50_000, 0.0, random.Random(1)) == []
