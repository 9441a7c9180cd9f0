from __future__ import annotations

from collections import Counter

import phonenumbers
import pytest
from stdnum import iban

from linkgraph.demo import numbers
from linkgraph.demo.handles import email, handle
from linkgraph.demo.people import make_person, plain, respelt
from linkgraph.demo.places import make_place, rewritten
from linkgraph.demo.streams import chance, fill, stream, weighted
from linkgraph.demo.tables import countries, culture
from linkgraph.demo.world import World
from linkgraph.normalise import normaliser

CODES = sorted(countries())


@pytest.mark.parametrize("code", CODES)
def test_phones_are_valid_and_survive_being_written(code: str) -> None:
    rng = stream("phones", code)
    for landline in (False, True):
        number = numbers.phone(rng, code, landline=landline)
        assert phonenumbers.is_valid_number(phonenumbers.parse(number))
        for _ in range(8):
            assert normaliser("phone")(numbers.written_phone(rng, number), code) == number


@pytest.mark.parametrize("code", [c for c in CODES if countries()[c].iban])
def test_ibans_have_the_right_check_digits(code: str) -> None:
    rng = stream("iban", code)
    for _ in range(5):
        assert iban.is_valid(numbers.iban(rng, countries()[code].iban), check_country=False)


def test_wallets_pass_their_checksum() -> None:
    rng = stream("wallets")
    for _ in range(60):
        assert normaliser("wallet")(numbers.wallet(rng), None)


@pytest.mark.parametrize("code", CODES)
def test_people_have_what_their_country_needs(code: str) -> None:
    rng = stream("people", code)
    for _ in range(20):
        person = make_person(rng, code)
        place = make_place(rng, person.country, person.city)
        assert "{" not in place.line
        assert person.city.name in place.line
        assert "@" in email(rng, person)
        assert len(handle(rng, person)) >= 3
        assert normaliser("address")(rewritten(place, rng), code)
        assert 18 <= 2025 - person.born.year <= 62


def test_other_spellings_keep_the_person() -> None:
    rng = stream("spelling")
    person = make_person(rng, "RU")
    for _ in range(10):
        spelt = respelt(person, rng)
        assert (spelt.born, spelt.native_name) == (person.born, person.native_name)


def test_native_names_are_complete() -> None:
    for name in ("russian", "korean", "chinese", "arabic", "greek", "japanese"):
        names = culture(name)
        assert all(word.native and not word.native.isascii() for word in (*names.male, *names.female, *names.family))


def test_plain_keeps_letters_that_unicode_does_not_take_apart() -> None:
    assert plain("Łukasz Đorđević-Weiß") == "lukaszdordevicweiss"


def test_contacts_of_strangers_differ(world: World) -> None:
    phones = Counter(
        normaliser("phone")(a.profile["phone"], a.person.country.code) for a in world.accounts if not a.group
    )
    assert phones.most_common(1)[0][1] == 1
    boxes = Counter(normaliser("email")(a.profile["email"], None) for a in world.accounts if not a.group)
    assert boxes.most_common(1)[0][1] == 1


def test_streams_are_independent_and_stable() -> None:
    assert stream(1, "a").random() == stream(1, "a").random()
    assert stream(1, "a").random() != stream(1, "b").random()
    assert fill(stream(1), "#@x-").endswith("-")
    assert weighted(stream(1), [("never", 0.0), ("always", 1.0)]) == "always"
    assert not chance(stream(1), 0.0)
