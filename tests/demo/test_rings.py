from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise

import networkx as nx
import pytest

from linkgraph.demo.account import Account, Planted
from linkgraph.demo.profiles import shown
from linkgraph.demo.rings.build import WAYS, parts, plan_rings
from linkgraph.demo.tables import table
from linkgraph.demo.world import World
from linkgraph.normalise import normaliser


def test_a_case_of_2000_has_25_rings_of_2_to_40() -> None:
    sizes = [plan.size for plan in plan_rings(2000)]
    assert len(sizes) == 25
    assert (min(sizes), max(sizes)) == (2, 40)


@pytest.mark.parametrize("accounts", [200, 1000, 5000, 100_000])
def test_rings_grow_with_the_case(accounts: int) -> None:
    total = sum(plan.size for plan in plan_rings(accounts))
    assert 0.1 * accounts <= total <= 0.16 * accounts


def test_every_way_of_hiding_is_used() -> None:
    assert {way for plan in plan_rings(2000) for way in plan.ways} == set(WAYS)


@pytest.mark.parametrize(("size", "count"), [(2, 1), (5, 1), (12, 3), (40, 8)])
def test_parts_overlap_by_one(size: int, count: int) -> None:
    members = [_account(i) for i in range(size)]
    cut = parts(members, count)
    assert [m for part in cut for m in part[: None if part is cut[-1] else -1]] == members
    assert all(left[-1] is right[0] for left, right in pairwise(cut))
    assert all(len(part) >= 2 for part in cut)


def test_every_ring_hangs_together_by_what_was_planted(world: World) -> None:
    for ring, accounts in _rings(world).items():
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(a.index for a in accounts)
        graph.add_edges_from(_edges(p for p in world.planted if p.accounts[0].group == ring))
        assert nx.is_connected(graph), ring


def test_what_was_planted_stays_within_one_ring(world: World) -> None:
    for planted in world.planted:
        assert len({a.group for a in planted.accounts}) == 1
        assert all(a.kind == "ring" for a in planted.accounts)


@pytest.mark.parametrize("signal", ["wallet", "payment_account", "phone", "email", "device"])
def test_planted_values_are_one_value(world: World, signal: str) -> None:
    normalise = normaliser(signal)
    for planted in (p for p in world.planted if p.signal == signal):
        sets = [{normalise(v, None) for v in _values(world, a, signal)} - {None} for a in planted.accounts]
        common = set.intersection(*sets)
        assert len(common) == 1, (signal, planted.accounts[0].group, sets)


def test_planted_values_belong_to_nobody_else(world: World) -> None:
    exempt = {"formernumber-01", "victim-01"}
    for signal in ("wallet", "payment_account", "phone", "email", "device"):
        normalise = normaliser(signal)
        owners: dict[str, set[str]] = {}
        for account in world.accounts:
            for value in _values(world, account, signal):
                found = normalise(value, account.person.country.code)
                if found and account.group not in exempt:
                    owners.setdefault(found, set()).add(account.group if account.kind == "ring" else "innocent")
        mixed = {value: groups for value, groups in owners.items() if len(groups) > 1}
        assert not mixed, signal


def test_a_shared_name_is_spelt_in_several_ways(world: World) -> None:
    for planted in (p for p in world.planted if p.signal == "name"):
        assert len({shown(world, a)["name"] for a in planted.accounts}) >= 2
        assert len({shown(world, a)["birth_date"] for a in planted.accounts}) == 1


def test_names_of_a_ring_differ(world: World) -> None:
    names = Counter(a.profile["name"] for p in world.planted if p.signal == "photo" for a in p.accounts)
    assert names.most_common(1)[0][1] <= 2


def test_exit_sessions_fall_into_the_same_hours(world: World) -> None:
    for planted in (p for p in world.planted if p.signal == "ip_session"):
        hours = [{(row["ip"], row["at"][:13]) for row in a.logins} for a in planted.accounts]
        days = [{(ip, hour[:10]) for ip, hour in seen} for seen in hours]
        assert all(left & right for left, right in combinations(days, 2)), planted.accounts[0].group


def _rings(world: World) -> dict[str, list[Account]]:
    rings: dict[str, list[Account]] = {}
    for account in world.accounts:
        if account.kind == "ring":
            rings.setdefault(account.group, []).append(account)
    return rings


def _edges(planted: Iterable[Planted]) -> set[tuple[int, int]]:
    """Pairs with one strong thing in common, or two supporting ones of different kinds."""
    weight: Counter[tuple[int, int]] = Counter()
    for item in planted:
        for left, right in combinations(sorted(a.index for a in item.accounts), 2):
            weight[left, right] += 2 if item.strong else 1
    return {pair for pair, count in weight.items() if count >= 2}


def _values(world: World, account: Account, signal: str) -> list[str]:
    row = shown(world, account)
    values = [row.get(signal, "")]
    if signal == "device":
        values += [login.get("device", "") for login in account.logins]
    if signal in ("wallet", "payment_account"):
        crypto = signal == "wallet"
        values += [
            payment["counterparty"]
            for payment in account.payments
            if payment["direction"] == "out" and (payment["method"] == "crypto") == crypto
        ]
    hot = {p["counterparty"] for a in world.accounts if a.group.startswith("exchange") for p in a.payments}
    return [value for value in values if value and not (account.kind == "innocent" and value in hot)]


def _account(index: int) -> Account:
    from linkgraph.demo.people import make_person
    from linkgraph.demo.places import make_place
    from linkgraph.demo.streams import stream

    rng = stream("test", index)
    person = make_person(rng)
    place = make_place(rng, person.country, person.city)
    return Account(index, next(iter(table("platforms"))), str(index), person, place, {})
