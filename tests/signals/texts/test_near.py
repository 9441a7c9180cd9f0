from __future__ import annotations

import numpy as np
import pytest

from linkgraph.signals.texts.features import features
from linkgraph.signals.texts.marks import encode
from linkgraph.signals.texts.near import near
from linkgraph.signals.texts.rare import FALL
from tests.signals.texts import slow
from tests.signals.texts.test_features import rows_of


@pytest.mark.parametrize("seed", range(3))
def test_near_is_what_the_slow_way_finds(seed: int) -> None:
    texts = slow.made_up(seed, 60)
    prints = [encode(np.array(text, np.uint32)) for text in texts]
    rows = features(rows_of(texts))
    sets = [set(rows[at].tolist()) for at in range(60)]
    asked, others = sets[7], sets[:7] + sets[8:]
    count = {feature: sum(feature in other for other in others) for feature in asked}
    expected = [
        at
        for at, other in enumerate(others)
        if slow.overlap(asked, other) >= 0.6
        or sum(count[one] ** -FALL for one in asked & other) / (len(asked) * len(other)) ** 0.5 >= 0.09
    ]
    found, overlap = near(prints[7], prints[:7] + prints[8:])
    assert found.tolist() == expected
    assert overlap.tolist() == pytest.approx([slow.overlap(asked, others[at]) for at in expected])
