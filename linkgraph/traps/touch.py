"""What a trap's members share, given to accounts of rings as well: this is how a hub glues strangers to a ring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from linkgraph.demo.account import Account
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.groups.paper import send_boilerplate
from linkgraph.demo.money import pay_out
from linkgraph.demo.places import in_unit, make_place
from linkgraph.demo.profiles import show
from linkgraph.demo.sessions import apart
from linkgraph.demo.standing import add_address
from linkgraph.demo.streams import chance

Touch = Callable[[Gathering, Sequence[Account]], None]


def touch(group: Gathering, trap: str, accounts: Sequence[Account]) -> None:
    """Lets `accounts` share what the group has in common."""
    SHARED[trap](group, accounts)


def forwarder(group: Gathering) -> None:
    """A house that takes in parcels: each customer has a number of its own behind the address."""
    rng = group.rng
    country = group.members[0].person.country
    place = make_place(rng, country, rng.choice(country.cities), unit=False)
    for member in group.members:
        line = in_unit(place, rng).line if chance(rng, 0.8) else place.line
        add_address(rng, member, line, "delivery", country.code)


def _line(group: Gathering, accounts: Sequence[Account]) -> None:
    """The connection of the group, each in its own time."""
    ip = next(row["ip"] for member in group.members for row in reversed(member.logins))
    apart(group.world, accounts, ip, f"{group.name}-rings", most=4)


def _desk(group: Gathering, accounts: Sequence[Account]) -> None:
    """A desk in the house, and its connection."""
    _line(group, accounts)
    stated = [row["address"] for member in group.members for row in member.addresses]
    for account in accounts if stated else ():
        add_address(group.rng, account, group.rng.choice(stated), "company")


def _picture(group: Gathering, accounts: Sequence[Account]) -> None:
    """The picture of the group."""
    for account in accounts:
        account.picture = group.members[0].picture


def _wallet(group: Gathering, accounts: Sequence[Account]) -> None:
    """A withdrawal to the wallet of the group."""
    wallet = group.members[0].payments[-1]["counterparty"]
    for account in accounts:
        pay_out(group.rng, account, wallet)


def _name(group: Gathering, accounts: Sequence[Account]) -> None:
    """The name of the group, for those who are not known by their name."""
    known = {id(a) for planted in group.world.planted if planted.signal == "name" for a in planted.accounts}
    for account in accounts:
        if id(account) not in known:
            show(account, "name", group.members[0].profile["name"])


def _paper(text: str) -> Touch:
    def send(group: Gathering, accounts: Sequence[Account]) -> None:
        for account in accounts:
            send_boilerplate(group.rng, account, text)

    return send


SHARED: dict[str, Touch] = {
    "vpn": _line,
    "university": _line,
    "coworking": _desk,
    "silhouette": _picture,
    "stockphoto": _picture,
    "platformbid": _paper("platform"),
    "licence": _paper("licence"),
    "cvsample": _paper("cvsample"),
    "exchange": _wallet,
    "namesakes": _name,
}
