"""People who share a way into the net, and one who is never at home."""

from __future__ import annotations

from linkgraph.demo.clock import moment
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.sessions import apart, log_in
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import countries, table


def vpn(group: Gathering) -> None:
    """One exit of a popular VPN; some accounts of rings use it like everybody else."""
    rng, world = group.rng, group.world
    ip = world.ip(rng, table("network")["vpn"])
    ring = [a for a in world.accounts if a.kind == "ring" and chance(rng, 0.06)]
    apart(world, group.members + ring, ip, group.name, country=rng.choice(["NL", "US", "CH", "SE"]), most=6)


def traveller(group: Gathering) -> None:
    """Someone who works from a new country every few weeks."""
    rng, world = group.rng, group.world
    for member in group.members:
        for country in rng.sample(list(countries().values()), 9):
            for _ in range(rng.randint(1, 3)):
                log_in(rng, member, moment(rng), world.ip(rng, country.home), country.code)
