"""Makes the case in memory: rings, ordinary people, and the traps of a mix set among them."""

from __future__ import annotations

import random

from linkgraph.demo import money, papers, sessions, standing
from linkgraph.demo.account import Account
from linkgraph.demo.groups.build import MAKERS, Maker
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.profiles import add_account
from linkgraph.demo.rings import build_rings
from linkgraph.demo.streams import chance
from linkgraph.demo.world import World
from linkgraph.traps.mix import Mix, Trap, traps
from linkgraph.traps.reuse import former_number, victim
from linkgraph.traps.touch import SHARED, forwarder, touch

OWN: dict[str, Maker] = {"forwarder": forwarder, "formernumber": former_number, "victim": victim}
"""Traps of the kit; the others are those of the demo."""
PICTURES = frozenset({"silhouette", "initials", "stockphoto"})


def build(seed: int, accounts: int, mix: Mix) -> tuple[World, dict[str, list[Account]]]:
    """The case, and the members of each group: innocents, and the accounts of rings that share its thing."""
    world = World(seed, accounts)
    build_rings(world)
    rings = list(world.accounts)
    groups = _own_people(world, mix, rings)
    while len(world.accounts) < accounts:
        add_account(world)
    groups |= _drawn_people(world, mix, rings)
    for account in world.accounts:
        sessions.ordinary(world, account)
        money.ordinary(world, account)
        papers.ordinary(world, account)
        standing.ordinary(world, account)
    return world, groups


def _own_people(world: World, mix: Mix, rings: list[Account]) -> dict[str, list[Account]]:
    """Groups whose members are made for them, as long as there is room for ordinary people beside them."""
    groups: dict[str, list[Account]] = {}
    room = (world.size - len(rings)) * 2 // 3
    for trap in traps().values():
        for name, size in _planned(world, mix, trap) if not trap.drawn else []:
            room -= size
            if room >= 0:
                members = [add_account(world) for _ in range(size)]
                groups[name] = _set(world, trap, name, members, rings)
    return groups


def _drawn_people(world: World, mix: Mix, rings: list[Account]) -> dict[str, list[Account]]:
    """Groups whose members are anybody; only a portrait is not taken twice."""
    groups: dict[str, list[Account]] = {}
    innocent = [a for a in world.accounts if a.kind != "ring"]
    pictured = {id(a) for planted in world.planted if planted.signal == "photo" for a in planted.accounts}
    pictured |= {id(a) for a in innocent if a.picture and not a.picture.face.startswith("person-")}
    for trap in traps().values():
        for name, size in _planned(world, mix, trap) if trap.drawn else []:
            free = [a for a in innocent if trap.name not in PICTURES or id(a) not in pictured]
            members = world.stream("drawn", name).sample(free, min(size, len(free)))
            groups[name] = _set(world, trap, name, members, rings, without=pictured if trap.name in PICTURES else set())
            pictured |= {id(a) for a in groups[name]} if trap.name in PICTURES else set()
    return groups


def _planned(world: World, mix: Mix, trap: Trap) -> list[tuple[str, int]]:
    sizes = trap.sizes(world.size, mix.factors[trap.name], world.stream("traps", trap.name))
    return [(f"{trap.name}-{number:02d}", size) for number, size in enumerate(sizes, 1)]


def _set(
    world: World, trap: Trap, name: str, members: list[Account], rings: list[Account], without: set[int] | None = None
) -> list[Account]:
    rng = world.stream("trap", name)
    gathering = Gathering(world, name, members, rng)
    {**MAKERS, **OWN}[trap.name](gathering)
    touched = _touched(rng, trap, [a for a in rings if id(a) not in (without or set())])
    if trap.name in SHARED and members:
        touch(gathering, trap.name, touched)
        return members + touched
    return members


def _touched(rng: random.Random, trap: Trap, rings: list[Account]) -> list[Account]:
    return [account for account in rings if chance(rng, trap.rings)] if trap.rings else []
