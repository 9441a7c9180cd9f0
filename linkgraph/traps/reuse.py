"""Values and identities that belonged to somebody else first: a number given up, a portrait and a name taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from linkgraph.demo.account import Account
from linkgraph.demo.clock import LAST, day, stamp
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.profiles import show


def former_number(group: Gathering) -> None:
    """The member gave up, years ago, a number that a ring has now; no two members the same number."""
    numbers = {a.profile["phone"]: a for p in group.world.planted if p.signal == "phone" for a in p.accounts[:1]}
    number = _unused(group, "former number", list(numbers))
    for member in group.members if number else []:
        seen = LAST - timedelta(days=group.rng.randint(1500, 1900))
        member.profile["created_at"] = day(seen - timedelta(days=500))
        show(member, "seen_at", stamp(seen))
        show(member, "phone", number)
        member.home = []


def victim(group: Gathering) -> None:
    """A ring shows the member's portrait on all its accounts, and bears the member's name on one."""
    rings = {str(at): p.accounts for at, p in enumerate(group.world.planted) if p.signal == "photo"}
    chosen = _unused(group, "victim", list(rings))
    for member in group.members if chosen else []:
        _steal(group, member, rings[chosen])


def _steal(group: Gathering, member: Account, ring: tuple[Account, ...]) -> None:
    thief = group.rng.choice(ring)
    if thief.picture:
        member.picture = replace(thief.picture, change=f"original-{group.name}", mirrored=False)
    show(member, "name", member.person.name)
    show(member, "email", member.profile["email"])
    show(member, "phone", member.profile["phone"])
    show(thief, "name", member.person.name)


def _unused(group: Gathering, kind: str, names: list[str]) -> str:
    """One of `names` that no other group has taken; empty where none is left."""
    taken = group.world.taken.setdefault(kind, set())
    left = [name for name in names if name not in taken]
    chosen = group.rng.choice(left) if left else ""
    taken.add(chosen)
    return chosen
