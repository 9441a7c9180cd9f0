"""People who work in one place."""

from __future__ import annotations

import random
from dataclasses import replace

from linkgraph.demo import texts
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.numbers import written_phone
from linkgraph.demo.papers import send
from linkgraph.demo.people import make_person
from linkgraph.demo.places import Place, in_unit, make_place, rewritten
from linkgraph.demo.profiles import relocate, rename, show
from linkgraph.demo.sessions import apart
from linkgraph.demo.standing import add_address
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import Country, table


def agency(group: Gathering) -> None:
    """One phone, one office and its connection, and a paragraph about the agency in every bid."""
    rng, world = group.rng, group.world
    country, place = _office(rng)
    number, ip = world.phone(rng, country, landline=True), world.ip(rng, country.home)
    text = texts.agency(rng, group.members[0].person, texts.company(rng))
    _locals(group, place, 0.85)
    for member in group.members:
        show(member, "phone", written_phone(rng, number) if country is member.person.country else number)
        show(member, "address", rewritten(place, rng))
        if chance(rng, 0.6):
            client = texts.company(rng)
            send(rng, member, texts.from_template(rng, text, member.person, client), "bid", client)
    apart(world, group.members, ip, group.name, country=country.code, most=9)


def coworking(group: Gathering) -> None:
    """One house with many desks: the address and the connection are everybody's."""
    rng, world = group.rng, group.world
    country, place = _office(rng)
    ip = world.ip(rng, country.home)
    _locals(group, place, 0.7)
    for member in group.members:
        line = rewritten(in_unit(place, rng) if chance(rng, 0.3) else place, rng)
        if chance(rng, 0.6):
            show(member, "address", line)
        else:
            add_address(rng, member, line, rng.choice(["company", "delivery", "residence"]), country.code)
    apart(world, group.members, ip, group.name, country=country.code, most=8)


def university(group: Gathering) -> None:
    """A campus whose thousands of machines show one address."""
    rng, world = group.rng, group.world
    ip = world.ip(rng, table("network")["campus"])
    apart(world, group.members, ip, group.name, most=7)


def _office(rng: random.Random) -> tuple[Country, Place]:
    owner = make_person(rng)
    return owner.country, make_place(rng, owner.country, owner.city, unit=False)


def _locals(group: Gathering, place: Place, share: float) -> None:
    """Lets `share` of the members live in the city of `place`."""
    for member in group.members:
        if chance(group.rng, share):
            neighbour = replace(make_person(group.rng, place.country.code), city=place.city)
            rename(group.world, member, replace(neighbour, trade=member.person.trade))
            relocate(group.world, member, make_place(group.rng, place.country, place.city))
            member.home = [group.world.ip(group.rng, place.country.home)]
