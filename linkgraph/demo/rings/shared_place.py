"""One machine, or one house full of machines."""

from __future__ import annotations

from collections.abc import Sequence

from linkgraph.demo.account import Account
from linkgraph.demo.clock import moment
from linkgraph.demo.places import make_place, rewritten
from linkgraph.demo.profiles import show
from linkgraph.demo.rings.paper import one_template
from linkgraph.demo.sessions import log_in, together
from linkgraph.demo.standing import add_address, note
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import countries
from linkgraph.demo.world import World


def one_device(world: World, key: str, members: Sequence[Account]) -> None:
    """All work on one device: the profile names it, or a session does."""
    rng = world.stream("device", key)
    device = world.device(rng)
    for member in members:
        member.device = device
        if chance(rng, 0.5):
            show(member, "device", device)
        log_in(rng, member, moment(rng), member.home[0])
        member.logins[-1]["device"] = device
    world.plant("device", members, strong=True)


def laptop_farm(world: World, key: str, members: Sequence[Account]) -> None:
    """Laptops for all are sent to one house and work from its connection; one bid goes out from all."""
    one_template(world, key, members)
    rng = world.stream("farm", key)
    country = countries()[rng.choice(["US", "US", "GB", "PL", "CA"])]
    place = make_place(rng, country, rng.choice(country.cities), unit=False)
    for member in members:
        add_address(rng, member, rewritten(place, rng), "delivery", country.code)
        if chance(rng, 0.25):
            note(rng, member, "asked_other_delivery_address")
    together(world, members, world.ip(rng, country.home), key, country=country.code)
    world.plant("address", members, strong=False)
    world.plant("ip_session", members, strong=False)
