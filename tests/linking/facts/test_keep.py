from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from linkgraph.linking.facts import keep
from linkgraph.linking.facts.compare import Graded, Ints, Values, grade
from linkgraph.linking.facts.priors import Field, fields, settings
from linkgraph.linking.facts.weigh import Learned, weigh
from linkgraph.progress import SilentProgress

FIELDS = [field for field in fields() if field.key in ("name", "address", "biography.birth_date", "biography.place")]
TEXTS = {
    "name": ["anna berg", "anna bergh", "otto klein", "a berg", "klein"],
    "address": ["12 berlin lane mill", "12 berlin lane mull", "7 porto rua"],
    "biography.birth_date": ["1980-01-02", "1980-02-01", "1975-06-07"],
    "biography.place": ["berlin", "lisboa"],
}
SIZE = 60


def made(field: Field, draw: np.random.Generator) -> Values:
    count = draw.integers(0, 2, SIZE)
    texts = sorted(TEXTS[field.key])
    held = draw.integers(0, len(texts), int(count.sum()))
    words = {word: float(draw.uniform(1, 9)) for text in texts for word in (text, *text.split())}
    return Values(texts, np.cumsum(count) - count, count, held, [texts[at] for at in held], words)


def learned(draw: np.random.Generator) -> Learned:
    m = {field.key: np.sort(draw.dirichlet(np.ones(len(field.m))))[::-1] for field in FIELDS}
    u = {field.key: np.sort(draw.dirichlet(np.ones(len(field.m)))) + 1e-3 for field in FIELDS}
    typical = {field.key: draw.uniform(0, 6, len(field.m)) for field in FIELDS}
    own = {"name": np.where(draw.random(len(m["name"])) < 0.3, 2.5, np.nan)}
    return Learned(m, u, float(draw.uniform(-9, -1)), typical, own)


def everything(values: dict[str, Values], left: Ints, right: Ints, met: keep.Flags, known: Learned) -> keep.Kept:
    """The slow way: every fact of every pair compared."""
    compared = {field.key: grade(field, values[field.key], left, right) for field in FIELDS}
    total = weigh(FIELDS, compared, known, settings(), 0.15) + known.prior
    kept = np.flatnonzero((total >= settings().even) | met)
    return kept, {key: graded.some(kept) for key, graded in compared.items()}


def columns(graded: Graded) -> list[list[float]]:
    return [column.tolist() for column in (graded.level, graded.surprise, graded.left, graded.right)]


@pytest.mark.parametrize("seed", range(25))
def test_what_is_kept_is_what_comparing_everything_keeps(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "CHUNK", 150)
    draw = np.random.default_rng(seed)
    values = {field.key: made(field, draw) for field in FIELDS}
    left, right = draw.integers(0, SIZE, (2, 500))
    met, known = draw.random(500) < 0.05, learned(draw)
    places, found = keep.choose(FIELDS, values, (left, right, met), known, settings(), 0.15, SilentProgress())
    expected, compared = everything(values, left, right, met, known)
    assert places.tolist() == expected.tolist()
    assert {key: columns(graded) for key, graded in found.items()} == {k: columns(g) for k, g in compared.items()}


def test_names_of_hopeless_pairs_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    plain: Callable[..., Graded] = grade

    def counted(field: Field, values: Values, left: Ints, right: Ints) -> Graded:
        asked.append((field.key, len(left)))
        return plain(field, values, left, right)

    monkeypatch.setattr(keep, "grade", counted)
    draw = np.random.default_rng(3)
    values = {field.key: made(field, draw) for field in FIELDS}
    left, right = draw.integers(0, SIZE, (2, 500))
    known = replace(learned(draw), prior=-100.0)
    places, _ = keep.choose(
        FIELDS, values, (left, right, np.zeros(500, bool)), known, settings(), 0.15, SilentProgress()
    )
    assert len(places) == 0
    assert dict(asked)["name"] == 0
