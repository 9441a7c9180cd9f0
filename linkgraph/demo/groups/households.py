"""People who live together."""

from __future__ import annotations

from dataclasses import replace

from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.numbers import written_phone
from linkgraph.demo.people import Person, birth_date, feminine, make_person
from linkgraph.demo.places import make_place
from linkgraph.demo.profiles import relocate, rename, show
from linkgraph.demo.sessions import together
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import Word, culture


def family(group: Gathering) -> None:
    """One surname, one address, one connection, and for some the phone in the hall."""
    rng, world = group.rng, group.world
    _household(group)
    country = group.members[0].person.country
    landline = world.phone(rng, country, landline=True)
    for member in group.members:
        rename(world, member, replace(member.person, born=birth_date(rng)))
        if chance(rng, 0.5):
            show(member, "phone", written_phone(rng, landline))


def twins(group: Gathering) -> None:
    """Two people with one birth date, one surname and one address."""
    world = group.world
    _household(group)
    born = group.members[0].person.born
    for member in group.members:
        rename(world, member, replace(member.person, born=born))
        show(member, "birth_date", born.isoformat())
        show(member, "name", member.person.name)


def _household(group: Gathering) -> None:
    rng, world = group.rng, group.world
    first = make_person(rng)
    first = replace(first, family=_masculine(first))
    place = make_place(rng, first.country, first.city)
    ip, names, used = world.ip(rng, first.country.home), culture(first.culture), set[str]()
    for member in group.members:
        female = chance(rng, 0.5)
        given = rng.choice([w for w in (names.female if female else names.male) if w.latin not in used])
        used.add(given.latin)
        bearer = feminine(first.family, names.feminine_family) if female else first.family
        member.person = replace(first, given=given, family=bearer, female=female, trade=member.person.trade)
        relocate(world, member, place)
        member.home = [ip]
        show(member, "address", place.line)
    together(world, group.members, ip, group.name, rounds=5)


def _masculine(person: Person) -> Word:
    ending = culture(person.culture).feminine_family
    if not (ending and person.female and person.family.latin.endswith(ending)):
        return person.family
    return next(word for word in culture(person.culture).family if feminine(word, ending) == person.family)
