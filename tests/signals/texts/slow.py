"""What the fast path must find, done the slow way: sets, and every pair."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from linkgraph.signals.texts.rare import FALL, MOST


def overlap(left: set[int], right: set[int]) -> float:
    return len(left & right) / max(len(left | right), 1)


def score(texts: Sequence[set[int]], groups: Sequence[Sequence[int]]) -> dict[tuple[int, int], float]:
    """For every pair the weight of the features it shares, by the geometric mean of the sizes."""
    users: dict[int, set[int]] = defaultdict(set)
    for text, own in zip(texts, groups, strict=True):
        for feature in text:
            users[feature].update(own)
    found = {}
    for a, b in combinations(range(len(texts)), 2):
        weight = sum(
            max(len(users[feature]) - 1, 1) ** -FALL
            for feature in texts[a] & texts[b]
            if 1 < len(users[feature]) <= MOST
        )
        if weight:
            found[a, b] = weight / (max(len(texts[a]), 1) * max(len(texts[b]), 1)) ** 0.5
    return found


def made_up(seed: int, count: int, length: int = 60) -> list[list[int]]:
    """Texts of random words, some of them changed copies of others."""
    rng = random.Random(seed)
    texts: list[list[int]] = []
    for _ in range(count):
        if texts and rng.random() < 0.4:
            change = rng.choice([0.0, 0.05, 0.2, 0.4])
            own = [rng.randrange(1 << 31) & ~1 if rng.random() < change else word for word in rng.choice(texts)]
            texts.append(own)
        else:
            texts.append([2 * rng.randrange(3000) for _ in range(rng.randint(length // 2, length * 2))])
    return texts
