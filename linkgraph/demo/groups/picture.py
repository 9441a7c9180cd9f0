"""Pictures that strangers have in common."""

from __future__ import annotations

from linkgraph.demo.account import Picture
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.streams import chance


def stock_photo(group: Gathering) -> None:
    """Strangers who bought the same photograph."""
    rng = group.rng
    for number, member in enumerate(group.members):
        change = f"{group.name}-{number}" if chance(rng, 0.4) else ""
        member.picture = Picture(f"shared-{group.name}", change, like=group.members[0].like)


def silhouette(group: Gathering) -> None:
    """Accounts that never chose a picture: the platform shows its grey figure."""
    for member in group.members:
        member.picture = Picture(f"silhouette-{member.platform}")


def initials(group: Gathering) -> None:
    """Accounts for which the platform draws the initials on a colour."""
    rng = group.rng
    for member in group.members:
        letters = member.person.given.latin[:1] + member.person.family.latin[:1]
        member.picture = Picture(f"initials-{letters.upper()}-{rng.randrange(8)}")
