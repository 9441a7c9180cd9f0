from __future__ import annotations

import numpy as np
import pytest

from linkgraph.signals.texts import corpus
from linkgraph.signals.texts.corpus import alike
from linkgraph.signals.texts.features import features
from linkgraph.signals.texts.marks import Rows, encode
from linkgraph.signals.texts.rare import count_users, rare_features, score
from tests.signals.texts import slow
from tests.signals.texts.test_features import rows_of


def by_text(users: list[list[int]]) -> Rows:
    return rows_of(users)


@pytest.mark.parametrize("length", [12, 60, 200])
@pytest.mark.parametrize("least", [0.02, 0.05, 0.3])
@pytest.mark.parametrize("seed", range(2))
def test_scores_are_those_of_every_pair(seed: int, least: float, length: int) -> None:
    rows = features(rows_of(slow.made_up(seed, 60, length)))
    users = [[at % 50] for at in range(59)] + [[50, 51, 52]]
    rare = rare_features(rows, by_text(users))
    left, right, value = score(rare, count_users(rare.texts, rare.at, by_text(users)), least)
    found = {(a, b): v for a, b, v in zip(left.tolist(), right.tolist(), value.tolist(), strict=True)}
    expected = slow.score([set(rows[at].tolist()) for at in range(60)], users)
    assert found == pytest.approx({pair: v for pair, v in expected.items() if v >= least}, rel=1e-5)
    assert found


def test_a_passage_too_many_use_counts_nothing() -> None:
    shared = list(range(0, 40, 2))
    texts = [shared + [2 * (1000 * n + at) for at in range(20)] for n in range(1, 60)]
    found = alike([encode(np.array(text, np.uint32)) for text in texts], [[at] for at in range(len(texts))])
    assert len(found.left) == 0


def test_templates_are_found() -> None:
    texts = slow.made_up(9, 80)
    rows = features(rows_of(texts))
    sets = [set(rows[at].tolist()) for at in range(80)]
    expected = {(a, b) for a in range(80) for b in range(a + 1, 80) if slow.overlap(sets[a], sets[b]) >= 0.75}
    prints = [encode(np.array(text, np.uint32)) for text in texts]
    found = alike(prints, [[at] for at in range(80)])
    near = {
        (a, b)
        for a, b, part in zip(found.left.tolist(), found.right.tolist(), found.overlap, strict=True)
        if part >= 0.75
    }
    assert near == expected
    assert len(expected) > 5


def test_copies_of_one_text_by_many_are_a_crowd_and_no_pairs() -> None:
    base = [2 * at for at in range(100)]
    texts = [[*base, 10_000 + 2 * n] for n in range(300)]
    other = [2 * (at + 5000) for at in range(100)]
    prints = [encode(np.array(text, np.uint32)) for text in [*texts, other]]
    whole = alike(prints, [[at] for at in range(301)])
    assert set(whole.public.tolist()) == set(range(300))
    assert not whole.left.tolist()


def test_users_are_counted_once() -> None:
    users = rows_of([[1], [1, 2], [3]])
    assert count_users(np.array([0, 1, 0, 2]), np.array([0, 2, 4]), users).tolist() == [2, 2]


def test_a_text_that_nobody_uses_counts_for_nobody() -> None:
    users = rows_of([[], [1, 2], [1], []])
    assert count_users(np.array([0, 1, 2, 3, 2, 3]), np.array([0, 4, 6]), users).tolist() == [2, 1]


def test_accounts_of_one_template_count_as_one_user_of_its_passages() -> None:
    base = [2 * at for at in range(200)]
    copies = [[*base, 10_000 + 2 * n, 20_000 + 2 * n] for n in range(30)]
    borrower = [*base[:40], *(50_000 + 2 * at for at in range(120))]
    texts = [*copies, borrower]
    found = alike([encode(np.array(text, np.uint32)) for text in texts], [[at] for at in range(31)])
    assert {a for a, b in zip(found.left.tolist(), found.right.tolist(), strict=True) if b == 30} == set(range(30))


def test_one_account_is_no_pair_of_strangers() -> None:
    kin = corpus._kin(rows_of([[0], [1], [2, 3]]), (np.array([0]), np.array([1])))
    assert kin[0] == kin[1]
    assert kin[2] == kin[3]
    assert kin[0] != kin[2]


def test_boilerplate_does_not_count() -> None:
    form = [2 * at for at in range(60)]
    texts = [[*form, *(1000 * n + 2 * at for at in range(40))] for n in range(1, 4)] + [[*form[:58], 999_998]]
    prints = [encode(np.array(text, np.uint32)) for text in texts]
    users = [[at] for at in range(4)]
    assert len(alike(prints, users).left) > 0
    told = alike(prints, users, [encode(np.array(form, np.uint32))])
    assert len(told.left) == 0
    assert told.public.tolist() == [3]
