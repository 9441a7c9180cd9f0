"""Plans the rings of a case and plants in each the ways of its list."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linkgraph.demo.account import Account
from linkgraph.demo.profiles import add_account, hide
from linkgraph.demo.rings import identity, paper, picture, purse, shared_place
from linkgraph.demo.rings.habits import add_habits
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import table
from linkgraph.demo.world import World

Way = Callable[[World, str, Sequence[Account]], None]
WAYS: dict[str, Way] = {
    "photo": picture.altered,
    "mirror": picture.mirrored,
    "wallet": purse.one_wallet,
    "payment": purse.one_payout,
    "device": shared_place.one_device,
    "farm": shared_place.laptop_farm,
    "phone": identity.one_phone,
    "email": identity.one_mailbox,
    "spelling": identity.one_name_many_spellings,
    "template_exit": paper.template_and_exit,
    "handle_template": paper.template_and_handles,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How big a ring is and how its parts are held together."""

    size: int
    ways: tuple[str, ...]


def plan_rings(accounts: int) -> list[Plan]:
    """The rings of a case of `accounts`: 25 with 237 accounts in one of 2,000."""
    listed = [Plan(int(r["size"]), tuple(r["ways"])) for r in table("rings")["ring"]]
    budget = max(accounts * sum(p.size for p in listed) // 2000, min(60, accounts * 15 // 100))
    plans: list[Plan] = []
    while True:
        before = len(plans)
        for plan in listed:
            if plan.size <= budget:
                plans.append(plan)
                budget -= plan.size
        if len(plans) == before:
            return plans


def build_rings(world: World) -> None:
    """Adds all rings to the world."""
    for number, plan in enumerate(plan_rings(world.size), start=1):
        _build(world, f"ring-{number:02d}", plan)


def _build(world: World, name: str, plan: Plan) -> None:
    rng = world.stream(name)
    members = [add_account(world) for _ in range(plan.size)]
    for member in members:
        member.group, member.kind = name, "ring"
        _be_vague(rng, member)
    for number, (way, part) in enumerate(zip(plan.ways, parts(members, len(plan.ways)), strict=True)):
        WAYS[way](world, f"{name}-{number}", part)
    add_habits(world, name, members)


def parts(members: Sequence[Account], count: int) -> list[Sequence[Account]]:
    """`members` in `count` runs of which each shares one account with the next."""
    cuts = [round(i * (len(members) - 1) / count) for i in range(count + 1)]
    return [members[a : b + 1] for a, b in pairwise(cuts)]


def _be_vague(rng: random.Random, member: Account) -> None:
    for column in ("birth_date", "gender", "id_document_name", "id_document_address", "nationality"):
        if chance(rng, 0.5):
            hide(member, column)
