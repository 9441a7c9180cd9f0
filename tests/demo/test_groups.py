from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from linkgraph.demo.account import Account
from linkgraph.demo.groups.build import MAKERS, plan_groups
from linkgraph.demo.people import plain
from linkgraph.demo.streams import stream
from linkgraph.demo.tables import table
from linkgraph.demo.world import World


def groups(world: World, kind: str) -> list[list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for account in world.accounts:
        if account.group.startswith(f"{kind}-"):
            found[account.group].append(account)
    assert found, kind
    return list(found.values())


def test_every_kind_is_planned_and_made(world: World) -> None:
    assert set(MAKERS) == set(table("groups"))
    made = {a.group.rsplit("-", 1)[0] for a in world.accounts if a.group and a.kind == "innocent"}
    assert made == set(MAKERS)


@pytest.mark.parametrize("accounts", [200, 2000, 20_000])
def test_groups_leave_room_for_others(accounts: int) -> None:
    total = sum(size for _, size in plan_groups(accounts, stream("plan")))
    assert total < 0.55 * accounts


def test_a_family_shares_name_address_and_connection(world: World) -> None:
    for family in groups(world, "family"):
        assert len({a.profile["address"] for a in family}) == 1
        assert set.intersection(*({row["ip"] for row in a.logins} for a in family))
        surnames = {plain(a.person.family.latin).removesuffix("a") for a in family}
        assert len(surnames) == 1
        assert len({a.person.given for a in family}) == len(family)


def test_twins_share_the_birth_date_and_no_picture(world: World) -> None:
    for left, right in groups(world, "twins"):
        assert left.person.born == right.person.born
        assert left.picture is None or left.picture != right.picture


def test_namesakes_share_nothing_but_the_name(world: World) -> None:
    for people in groups(world, "namesakes"):
        assert len({a.profile["name"] for a in people}) == 1
        assert len({a.profile["birth_date"] for a in people}) == len(people)
        assert len({a.profile["email"] for a in people}) == len(people)


def test_an_exit_of_a_vpn_serves_many_and_some_of_rings(world: World) -> None:
    for people in groups(world, "vpn"):
        ip = set.intersection(*({row["ip"] for row in a.logins} for a in people))
        assert len(ip) == 1
        users = [a for a in world.accounts if any(row["ip"] in ip for row in a.logins)]
        assert len(users) > 150
        assert any(a.kind == "ring" for a in users)


def test_one_hot_wallet_for_all_customers(world: World) -> None:
    for people in groups(world, "exchange"):
        paid = Counter(p["counterparty"] for a in people for p in {q["counterparty"]: q for q in a.payments}.values())
        assert paid.most_common(1)[0][1] == len(people)


def test_a_stock_photo_is_one_face(world: World) -> None:
    for people in groups(world, "stockphoto"):
        assert len({a.picture.face for a in people if a.picture}) == 1
        assert len(people) >= 14


def test_the_victim_is_innocent_and_shows_the_face_of_a_ring(world: World) -> None:
    ((victim,),) = groups(world, "victim")
    assert victim.kind == "innocent"
    assert victim.picture
    thieves = [a for a in world.accounts if a.picture and a.picture.face == victim.picture.face and a is not victim]
    assert {a.kind for a in thieves} == {"ring"}
    assert victim.profile["name"] in {a.profile["name"] for a in thieves}


def test_a_traveller_logs_in_from_many_countries(world: World) -> None:
    for (traveller,) in groups(world, "traveller"):
        assert len({row["country"] for row in traveller.logins if "country" in row}) > 4
