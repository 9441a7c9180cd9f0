"""One portrait under many names."""

from __future__ import annotations

from collections.abc import Sequence

from linkgraph.demo.account import Account, Picture
from linkgraph.demo.streams import chance
from linkgraph.demo.world import World


def altered(world: World, key: str, members: Sequence[Account]) -> None:
    """Every account shows the same portrait, cropped, coloured and compressed in another way."""
    for number, member in enumerate(members):
        member.picture = Picture(f"shared-{key}", f"{key}-{number}" if number else "", like=members[0].like)
    world.plant("photo", members, strong=True)


def mirrored(world: World, key: str, members: Sequence[Account]) -> None:
    """As `altered`, and every other account shows the portrait turned left to right."""
    rng = world.stream("mirror", key)
    for number, member in enumerate(members):
        flipped = number == 1 or (number > 1 and chance(rng, 0.5))
        change = f"{key}-{number}" if number else ""
        member.picture = Picture(f"shared-{key}", change, flipped, members[0].like)
    world.plant("photo", members, strong=True)
