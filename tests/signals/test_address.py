from __future__ import annotations

import random
from itertools import combinations
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.demo.places import make_place, rewritten
from linkgraph.demo.tables import countries
from linkgraph.normalise import normaliser
from linkgraph.signals import Signal, signals
from linkgraph.signals.places import place, render
from tests.signals.contract import SignalContract


class TestAddress(SignalContract):
    key = "address"
    kind = "address"
    country = "US"
    same: ClassVar = [
        (
            "12 Main Street, Apt. 4B, Springfield, Illinois 62704",
            "Apt 4-B 12 MAIN ST. Springfield IL 62704-1234",
        ),
        ("Bahnhofstraße 10, 86150 Augsburg", "10 Bahnhofstr., Augsburg 86150"),
        ("서울 강남구 테헤란로 152", "152 테헤란로 강남구 서울"),
    ]
    similar: ClassVar = [
        ("12 Main St #4B, Springfield IL 62704", "12 Main St #5, Springfield IL 62704", "same_building"),
        ("12 Main St #4B, Springfield IL 62704", "12 Main St, Springfield IL 62704", "same_building"),
        ("12 Main St, Springfield IL", "12 Main St, Springfield IL 62704", "near"),
        ("12 Gartenfeld Ave, Springfield IL 62704", "12 Gartnefeld Ave, Springfield IL 62704", "near"),
        ("Bahnhofstraße 10, 86150 Augsburg", "Bahnhofstrase 10, 86150 Augsbrug", "near"),
    ]
    unlike: ClassVar = [
        ("12 Main St, Springfield IL 62704", "14 Main St, Springfield IL 62704"),
        ("12 Main St, Springfield IL", "12 Main Ave, Springfield IL"),
        ("12 Main St, Springfield IL 62704", "12 Main St, Springfield MA 01101"),
        ("12 Main St", "12 Main St, Springfield IL"),
        ("12 Oak Lane, Springfield IL 62704", "12 Elm Lane, Springfield IL 62704"),
    ]
    unusable: ClassVar = ["Shenyang, China", "Springfield IL 62704", "China"]


def test_a_fingerprint_reads_back_as_its_place() -> None:
    for raw in (
        "12 Main St #4B, Springfield IL 62704",
        "Postfach 71, Augsburg",
        "12345 Oak Rd, Reno NV 89501",
    ):
        value = normaliser("address")(raw, "US")
        assert value is not None
        assert place(render(place(value))) == place(value)


def test_block_keys_are_selective() -> None:
    """Two addresses in one town with one house number in different streets do not meet."""
    signal = signals()["address"]
    streets = ("Main", "Lincoln", "Washington", "Gartenfeld")
    raws = [f"12 {street} St, Springfield IL" for street in streets]
    keys = [signal.block_keys(signal.fingerprint(normaliser("address")(raw, "US") or "") or "") for raw in raws]
    assert all(left.isdisjoint(right) for left, right in combinations(keys, 2))


def test_figures_in_front_are_a_postcode_where_a_house_number_follows() -> None:
    signal, normal = signals()["address"], normaliser("address")
    marks = [
        signal.fingerprint(normal(raw, None) or "")
        for raw in ("Hauptstr. 5, 10613 Tallinn", "10613 Tallinn, Hauptstr. 5")
    ]
    assert marks[0] == marks[1] is not None
    assert place("12345 highway 7 springfield il 62704").houses >= {"12345", "7"}
    assert place("12345 main st").houses == {"12345"}


@pytest.mark.parametrize("code", countries())
@pytest.mark.parametrize("elsewhere", [None, "US"])
def test_places_of_every_country_are_told_by_people_from_elsewhere_too(code: str, elsewhere: str | None) -> None:
    rng, country, address = random.Random(f"{code} places"), countries()[code], signals()["address"]
    places = [make_place(rng, country, rng.choice(country.cities), unit=False) for _ in range(8)]
    for found in places:
        own, theirs = (normaliser("address")(rewritten(found, rng), region) for region in (code, elsewhere))
        assert own
        assert theirs
        left, right = address.fingerprint(own), address.fingerprint(theirs)
        assert left, own
        assert right, theirs
        assert address.compare(left, right), (left, right)


HOUSES = ("12", "14", "12 14", "", "pobox 7")
STREETS = ("main street springfield", "mian street springfield", "oak lane springfield il", "")
CODES = ("62704", "62705", "sw1a1aa", "")
UNITS = ("unit 4b", "unit 5", "")
SOME = st.tuples(*map(st.sampled_from, (HOUSES, STREETS, CODES, UNITS))).map(
    lambda parts: " ".join(filter(None, parts))
)


@given(st.lists(st.tuples(SOME, SOME), max_size=12))
def test_addresses_are_graded_as_compared(pairs: list[tuple[str, str]]) -> None:
    signal, sides = signals()["address"], ([a for a, _ in pairs], [b for _, b in pairs])
    bits = {"12 main street springfield": 3.0}
    for fast, slow in zip(signal.grade(*sides, bits), Signal.grade(signal, *sides, bits), strict=True):
        assert fast.tolist() == slow.tolist()
