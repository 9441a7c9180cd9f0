"""Makes the groups that `groups.toml` lists."""

from __future__ import annotations

import random
from collections.abc import Callable

from linkgraph.demo.groups import households, networks, paper, picture, strangers, workplaces
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.profiles import add_account
from linkgraph.demo.tables import table
from linkgraph.demo.world import World

Maker = Callable[[Gathering], None]
MAKERS: dict[str, Maker] = {
    "family": households.family,
    "twins": households.twins,
    "agency": workplaces.agency,
    "coworking": workplaces.coworking,
    "university": workplaces.university,
    "vpn": networks.vpn,
    "traveller": networks.traveller,
    "stockphoto": picture.stock_photo,
    "silhouette": picture.silhouette,
    "initials": picture.initials,
    "platformbid": paper.platform_bid,
    "licence": paper.licence,
    "cvsample": paper.cv_sample,
    "namesakes": strangers.namesakes,
    "exchange": strangers.exchange,
    "recycled": strangers.recycled_number,
    "formernumber": strangers.former_number,
    "victim": strangers.victim,
}


def plan_groups(accounts: int, rng: random.Random) -> list[tuple[str, int]]:
    """The kind and the size of every group in a case of `accounts`."""
    plans = []
    for kind, data in table("groups").items():
        for _ in range(max(1, round(accounts / int(data["per"])))):
            size = rng.randint(*data["size"])
            if data.get("shrink") and accounts < 2000:
                size = max(3, round(size * accounts / 2000))
            plans.append((kind, size))
    return plans


def build_groups(world: World) -> None:
    """Adds all groups to the world; rings must be there already."""
    numbers: dict[str, int] = {}
    for kind, size in plan_groups(world.size, world.stream("groups")):
        numbers[kind] = numbers.get(kind, 0) + 1
        name = f"{kind}-{numbers[kind]:02d}"
        members = [add_account(world) for _ in range(size)]
        for member in members:
            member.group = name
        MAKERS[kind](Gathering(world, name, members, world.stream(name)))
