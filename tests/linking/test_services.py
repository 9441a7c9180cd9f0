from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from linkgraph.linking.services import services, suspected
from tests.linking.linked import linked


def graph(*edges: str) -> dict[str, set[str]]:
    made: dict[str, set[str]] = defaultdict(set)
    for a, b in (edge.split("-") for edge in edges):
        made[a].add(b)
        made[b].add(a)
    return made


def pairs(*names: str) -> list[str]:
    return [f"{a}-{b}" for a, b in pairwise(names)]


def test_an_exchange_is_told_by_customers_who_have_nothing_to_do_with_one_another() -> None:
    groups = [edge for n in range(5) for edge in (*pairs(f"a{n}", f"b{n}", f"c{n}"), f"a{n}-X")]
    assert services(graph(*groups)) == {"X"}


def test_a_purse_whose_payers_also_pay_one_another_is_none() -> None:
    ring = [*(f"a{n}-X" for n in range(8)), *pairs(*(f"a{n}" for n in range(8)))]
    assert services(graph(*ring)) == set()


def test_a_purse_of_payers_of_whom_nothing_else_is_known_is_none() -> None:
    assert services(graph(*(f"a{n}-X" for n in range(12)))) == set()


def test_very_many_such_payers_make_it_one() -> None:
    assert services(graph(*(f"a{n}-X" for n in range(80)))) == {"X"}


def test_customers_of_services_who_name_a_purse_as_their_own_are_no_strangers() -> None:
    customers = [edge for s in "XYZ" for n in range(9) for edge in pairs(s, f"{s}{n}", f"friend of {s}{n}")]
    gang = [edge for n, s in enumerate("XYZXYZ") for edge in pairs(s, f"a{n}", "P")]
    assert services(graph(*customers, *gang)) == {"P", "X", "Y", "Z"}
    assert services(graph(*customers, *gang), claimed={"P"}) == {"X", "Y", "Z"}


def test_strangers_who_deal_with_others_besides_make_a_purse_a_service_whoever_claims_it() -> None:
    groups = [edge for n in range(5) for edge in (*pairs(f"a{n}", f"b{n}", f"c{n}"), f"a{n}-X")]
    assert services(graph(*groups), claimed={"X"}) == {"X"}


def test_through_a_service_no_money_passes() -> None:
    """Two groups that share a purse: one hand where money passes through it, a deposit address where none does."""
    groups = graph(*pairs("a", "b", "c"), *pairs("d", "e"), "a-X", "d-X")
    assert services(groups) == set()
    assert services(groups, {"X"}) == {"X"}


def test_a_purse_that_gathers_from_pairs_who_pay_one_another_is_none_while_money_passes_through_it() -> None:
    paying = [edge for n in range(6) for edge in (f"a{n}-b{n}", f"a{n}-X", f"b{n}-X")]
    assert services(graph(*paying)) == set()
    assert services(graph(*paying), {"X"}) == {"X"}


def test_dealers_who_stand_alone_make_it_a_service_after_all() -> None:
    paying = [edge for n in range(6) for edge in (f"a{n}-b{n}", f"a{n}-X", f"b{n}-X")]
    strangers = [edge for n in range(6) for edge in (f"c{n}-d{n}", f"c{n}-X")]
    assert services(graph(*paying, *strangers)) == {"X"}


def test_the_purse_of_one_group_is_none_even_where_no_money_passes_through_it() -> None:
    assert services(graph(*pairs("a", "b", "c", "d"), "a-X", "b-X", "d-X"), {"X"}) == set()


def test_a_purse_most_of_whose_dealers_belong_together_is_none() -> None:
    """Nine accounts of one ring and one more: two groups, but not strangers."""
    ring = pairs(*(f"a{n}" for n in range(9)))
    assert services(graph(*ring, *(f"a{n}-X" for n in range(9)), "z-y", "z-X"), {"X"}) == set()


def test_dealers_of_whom_nothing_else_is_known_count_little_where_no_money_passes_either() -> None:
    ring = pairs("a", "b", "c")
    assert services(graph(*ring, "a-X", "b-X", "d-X", "e-X", "f-X"), {"X"}) == set()
    assert services(graph("a-y", "b-z", "a-X", "b-X", "d-X"), {"X"}) == {"X"}


def test_a_second_service_does_not_tie_the_customers_of_the_first_together() -> None:
    groups = [edge for n in range(5) for edge in (*pairs(f"a{n}", f"b{n}"), f"a{n}-X", f"a{n}-Y")]
    both = graph(*groups)
    assert services(both) in (set(), {"X", "Y"})


def test_a_long_chain_ties_dealers_together_but_never_through_a_service() -> None:
    """Nobody deals with the same third party, yet money went from each of them to the next by others' hands."""
    fed = [f"a{n}-X" for n in range(5)]
    chains = [edge for n in range(4) for edge in pairs(f"a{n}", f"b{n}", f"c{n}", f"d{n}", f"a{n + 1}")]
    assert services(graph(*fed, *chains), {"X"}) == set()
    assert suspected(graph(*fed, *chains), {"X"}) == {"X"}
    shop = [edge for n in range(5) for edge in (*pairs(f"a{n}", f"b{n}", "Y"), f"a{n}-X")]
    others = [edge for n in range(5) for edge in pairs(f"e{n}", f"f{n}", "Y")]
    assert services(graph(*shop, *others), {"X", "Y"}) == {"X", "Y"}


def test_customers_of_a_service_are_not_linked_and_its_wallet_is_a_hub(tmp_path: Path) -> None:
    wallets = [f"0x{n:040x}" for n in range(1, 20)]
    shop, own = wallets[0], wallets[1:]
    profiles = [{"account": f"x:{n}", "wallet": own[n]} for n in range(10)]
    paid = [(n, shop) for n in range(0, 10, 2)] + [(n, own[n + 1]) for n in range(0, 10, 2)]
    payments = [
        {"account": f"x:{n}", "at": "2024-01-01T00:00:00Z", "amount": "1", "currency": "ETH", "direction": "out",
         "method": "crypto", "counterparty": to} for n, to in paid
    ]  # fmt: skip
    found = linked(tmp_path, {"profiles": profiles, "payments": payments})
    assert set(found.links) == {(f"x:{n}", f"x:{n + 1}") for n in range(0, 10, 2)}
    assert [(hub["value"], hub["suppressed"]) for hub in found.hubs] == [(shop, True)]
    assert "service" in found.hubs[0]["reason"]


def test_a_purse_that_is_no_service_links_all_who_pay_into_it(tmp_path: Path) -> None:
    """Twenty of whom nothing else is known, and a holder who is known: they are not twenty strangers."""
    wallets = [f"0x{n:040x}" for n in range(1, 23)]
    profiles = [{"account": f"x:{n:02}", "wallet": own} for n, own in enumerate(wallets)]
    payments = [
        {"account": f"x:{n:02}", "at": "2024-01-01T00:00:00Z", "amount": "1", "currency": "ETH", "direction": "out",
         "method": "crypto", "counterparty": wallets[0]} for n in range(1, 22)
    ]  # fmt: skip
    found = linked(tmp_path, {"profiles": profiles, "payments": payments})
    assert len(found.links) == 22 * 21 // 2


def test_those_who_name_one_wallet_are_linked_though_each_deals_with_an_exchange_too(tmp_path: Path) -> None:
    shop, purse = (f"0x{n:040x}" for n in (1, 2))
    profiles = [{"account": f"x:{n:02}"} for n in range(40)]
    profiles += [{"account": f"y:{n}", "wallet": purse if n < 3 else ""} for n in range(6)]
    own = [f"0x{n:040x}" for n in range(10, 50)]
    paid = [(f"x:{n:02}", to) for n in range(40) for to in (shop, own[n])]
    paid += [(f"y:{n}", to) for n in range(6) for to in (shop, purse)]
    payments = [
        {"account": account, "at": "2024-01-01T00:00:00Z", "amount": "1", "currency": "ETH", "direction": "out",
         "method": "crypto", "counterparty": to} for account, to in paid
    ]  # fmt: skip
    found = linked(tmp_path, {"profiles": profiles, "payments": payments})
    assert set(found.links) == {(f"y:{n}", f"y:{m}") for n in range(6) for m in range(n + 1, 6)}
    assert [(hub["value"], hub["suppressed"]) for hub in found.hubs] == [(shop, True)]
