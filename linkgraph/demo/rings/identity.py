"""One phone, one mailbox, one name."""

from __future__ import annotations

import random
from collections.abc import Sequence

from linkgraph.demo.account import Account
from linkgraph.demo.numbers import written_phone
from linkgraph.demo.people import make_person, plain, respelt
from linkgraph.demo.profiles import rename, show
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import countries, culture
from linkgraph.demo.texts import education, employment
from linkgraph.demo.world import World


def one_phone(world: World, key: str, members: Sequence[Account]) -> None:
    """One number goes from account to account, written in many ways."""
    rng = world.stream("phone", key)
    country = countries()[rng.choice(["GB", "PL", "UA", "RO", "US", "ES"])]
    number = world.phone(rng, country)
    for member in members:
        written = written_phone(rng, number)
        show(member, "phone", written if written[0] == "+" or written.startswith("00") else number)
    world.plant("phone", members, strong=True)


def one_mailbox(world: World, key: str, members: Sequence[Account]) -> None:
    """One Gmail box under as many addresses as dots, plus-tags and capitals allow."""
    rng = world.stream("mailbox", key)
    local = world.fresh("email", lambda: _long_local(rng, members[0]), lambda v: plain(f"{v}@gmail.com"))
    for member in members:
        show(member, "email", world.fresh("mailbox", lambda: _disguised(rng, local)))
    world.plant("email", members, strong=True)


def one_name_many_spellings(world: World, key: str, members: Sequence[Account]) -> None:
    """One name in several spellings, with the birth date and the school that go with it."""
    rng = world.stream("spelling", key)
    person = make_person(rng, rng.choice(["KR", "RU", "UA", "EG", "CN", "RS", "GR", "PK"]))
    while not (person.given.others and person.family.others):
        person = make_person(rng)
    school, work = education(rng, person), employment(rng, person)
    for member in members:
        spelt = respelt(person, rng)
        rename(world, member, spelt)
        native = spelt.native_name if chance(rng, culture(spelt.culture).native) else ""
        show(member, "name", native or spelt.name)
        show(member, "birth_date", spelt.born.isoformat())
        show(member, "education", school)
        show(member, "gender", "female" if spelt.female else "male")
        if chance(rng, 0.5):
            show(member, "employment", work)
        member.profile["_hidden"] = ""
    world.plant("name", members, strong=False)
    world.plant("biography", members, strong=False)


def _long_local(rng: random.Random, member: Account) -> str:
    return plain(member.person.given.latin) + plain(member.person.family.latin) + str(rng.randint(1, 99))


def _disguised(rng: random.Random, local: str) -> str:
    places = sorted(rng.sample(range(1, len(local)), rng.randint(0, 3)), reverse=True)
    for place in places:
        local = f"{local[:place]}.{local[place:]}"
    tag = rng.choice(["", "", "+upwork", "+work", "+2", "+jobs", "+dev", "+new", f"+{rng.randint(1, 99)}"])
    local = local.title() if chance(rng, 0.15) else local
    return f"{local}{tag}@{'googlemail.com' if chance(rng, 0.12) else 'gmail.com'}"
