from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.facts.bound import bound_to, drawn
from linkgraph.linking.facts.compare import Graded, Values, grade
from linkgraph.linking.facts.priors import Field, fields, settings
from linkgraph.linking.facts.weigh import Learned, bits, bits_of

PLACE, NAME = (field for field in fields() if field.key in ("name", "biography.place"))
TOWNS, FAMILIES, GIVEN = 6, 8, 8
RECORDS = 1500


def held_by(texts: list[str], rows: list[list[int]]) -> Values:
    count = np.array([len(row) for row in rows])
    held = np.array([at for row in rows for at in row], np.int64)
    words = {word: 5.0 for text in texts for word in text.split()}
    return Values(texts, np.cumsum(count) - count, count, held, [texts[at] for at in held], words)


def letters(number: int) -> str:
    return "".join("bdfgklmnprstvz"[number // 14**at % 14] + "aeiou"[(number + at) % 5] for at in range(4))


def people(draw: np.random.Generator, *, own_names: bool) -> dict[str, Values]:
    """Strangers of a few towns; each town has names of its own, or all towns the same."""
    town = draw.integers(0, TOWNS, RECORDS)
    kinds = town if own_names else draw.integers(0, TOWNS, RECORDS)
    family, given_ = draw.integers(0, FAMILIES, RECORDS), draw.integers(0, GIVEN, RECORDS)
    said = [
        f"{letters(1000 + 37 * (k * FAMILIES + f))} {letters(9000 + 53 * (k * GIVEN + g))}"
        for k, f, g in zip(kinds.tolist(), family.tolist(), given_.tolist(), strict=True)
    ]
    texts = sorted(set(said))
    place = {text: at for at, text in enumerate(texts)}
    towns = [letters(20_000 + 71 * at) for at in range(TOWNS)]
    return {
        "name": held_by(texts, [[place[text]] for text in said]),
        "biography.place": held_by(towns, [[at] for at in town.tolist()]),
    }


def learned(values: dict[str, Values], fixed: dict[str, np.ndarray] | None = None) -> Learned:
    """What random pairs of strangers say, with the published m."""
    one, other = np.random.default_rng(5).integers(0, RECORDS, (2, 20_000))
    u = {}
    for field in (NAME, PLACE):
        level = grade(field, values[field.key], *(side[one != other] for side in (one, other))).level
        u[field.key] = (np.bincount(level, minlength=len(field.m)) + 0.5) / len(level)
    m = {field.key: np.array(list(field.m.values())) for field in (NAME, PLACE)}
    typical = {field.key: np.zeros(len(field.m)) for field in (NAME, PLACE)}
    return Learned(m, u, -14.0, typical, fixed or {})


def found(values: dict[str, Values], known: Learned) -> dict[str, dict[str, np.ndarray]]:
    return bound_to([NAME, PLACE], values, known, settings(), 0.15)


@given(
    rows=st.lists(st.lists(st.integers(0, 4), max_size=3, unique=True), min_size=1, max_size=25), seed=st.integers(0, 9)
)
def test_drawn_are_two_records_of_one_value_each_such_pair(rows: list[list[int]], seed: int) -> None:
    left, right = drawn(held_by([*"abcde"], rows), np.random.default_rng(seed))
    pairs = set(zip(left.tolist(), right.tolist(), strict=True))
    assert pairs == {
        (a, b) for a, one in enumerate(rows) for b, other in enumerate(rows) if a != b and set(one) & set(other)
    }


def test_names_of_towns_are_bound_to_them() -> None:
    values = people(np.random.default_rng(1), own_names=True)
    bound = found(values, learned(values))["name"]["biography.place"]
    part, same = NAME.levels.index("partial"), NAME.levels.index("same")
    assert np.log2(TOWNS) - 0.6 < bound[part] < np.log2(TOWNS) + 0.2  # some letters are alike everywhere
    assert bound[same] == 2 * bound[part]
    assert bound[NAME.levels.index("different")] == 0


def test_names_that_are_everywhere_are_not_bound() -> None:
    values = people(np.random.default_rng(2), own_names=False)
    assert found(values, learned(values)) == {}


def test_what_few_strangers_share_binds_nothing() -> None:
    values = people(np.random.default_rng(3), own_names=True)
    assert found(values, replace(learned(values), prior=-2.0)) == {}


def test_what_the_case_sets_itself_stands() -> None:
    values = people(np.random.default_rng(4), own_names=True)
    own = np.array([9.0 if level == "same" else np.nan for level in NAME.levels])
    bound = found(values, learned(values, {"name": own}))["name"]["biography.place"]
    assert bound[NAME.levels.index("same")] == 0
    assert bound[NAME.levels.index("partial")] > 0


def pair(name: str, place: str | None) -> dict[str, Graded]:
    none = np.zeros(1, np.int64)
    at = {"name": NAME.levels.index(name), PLACE.key: -1 if place is None else PLACE.levels.index(place)}
    return {key: Graded(np.array([level]), np.zeros(1), none, none) for key, level in at.items()}


def test_less_is_taken_off_only_where_the_other_agrees_and_never_below_nothing() -> None:
    values = people(np.random.default_rng(6), own_names=True)
    known = learned(values)
    less = np.array([3.0] * (len(NAME.levels) - 1) + [0.0])
    tied = replace(known, bound={"name": {PLACE.key: less}})

    def said(name: str, place: str | None, model: Learned = tied) -> float:
        return float(bits_of([NAME, PLACE], pair(name, place), model, settings())["name"][0])

    plain = float(bits(NAME, pair("same", None)["name"], known, settings())[0])
    assert said("same", None) == said("same", "different") == plain > 3
    assert said("same", "same") == plain - 3
    assert said("same", "same", replace(known, bound={"name": {PLACE.key: less + 99}})) == 0
    assert said("different", "same") == said("different", None) < 0


def test_of_one_group_the_strongest_is_taken_off() -> None:
    values = people(np.random.default_rng(7), own_names=True)
    twin = Field("twin", PLACE.group, PLACE.m, None, parts=False)
    known = learned(values)
    at = np.ones(len(NAME.levels))
    m, u, typical = ({**of, "twin": of[PLACE.key]} for of in (known.m, known.u, known.typical))
    tied = Learned(m, u, known.prior, typical, bound={"name": {PLACE.key: at, "twin": 2 * at}})
    pairs = {**pair("same", "same"), "twin": pair("same", "same")[PLACE.key]}
    told = bits_of([NAME, PLACE, twin], pairs, tied, settings())["name"][0]
    assert told == bits(NAME, pairs["name"], known, settings())[0] - 2
