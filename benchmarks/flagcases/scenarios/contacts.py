"""Contacts and addresses that change, and where parcels go."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario, stamp


@scenario("contact_changes")
def contact_changes(cases: Cases) -> None:
    """Four addresses, or numbers, in a year; against two of each, and one new one every two years."""
    mails, phones, two, slow = cases.accounts(4)
    day = cases.day()
    for number in range(4):
        seen = stamp(day + timedelta(days=60 * number))
        cases.add("profiles", account=mails, email=f"m{number}.{mails[-6:]}@mail.example", seen_at=seen)
        cases.add("profiles", account=phones, phone=_phone(cases), seen_at=seen)
        late = stamp(day + timedelta(days=740 * number))
        cases.add("profiles", account=slow, email=f"s{number}.{slow[-6:]}@mail.example", seen_at=late)
    for number in range(2):
        mail = f"t{number}.{two[-6:]}@mail.example"
        cases.add("profiles", account=two, email=mail, phone=_phone(cases), seen_at=stamp(day))
    cases.positive([mails, phones])
    cases.negative([two], "private and business")
    cases.negative([slow], "a new address now and then")
    cases.unknown(cases.accounts(1))


def _phone(cases: Cases) -> str:
    return f"+49151{cases.rng.randint(10_000_000, 99_999_999)}"


@scenario("many_address_changes")
def many_address_changes(cases: Cases) -> None:
    """Four homes in a year; against one move, and a move every second year."""
    restless, mover, slow = cases.accounts(3)
    day = cases.day()
    for account, homes, days in ((restless, 4, 60), (mover, 2, 60), (slow, 4, 740)):
        for number in range(homes):
            seen = stamp(day + timedelta(days=days * number))
            cases.add("addresses", account=account, address=cases.street(), kind="residence", seen_at=seen)
    cases.positive([restless])
    cases.negative([mover], "moved house")
    cases.negative([slow], "moves now and then")
    cases.unknown(cases.accounts(1))


@scenario("delivery_not_id_address")
def delivery_not_id_address(cases: Cases) -> None:
    """Parcels to a strange address; against the one on the document, and a real move."""
    stranger, homebody, mover, undocumented = cases.accounts(4)
    old, new, paper = cases.street(), cases.street(), cases.street()
    for account, delivery, document in ((stranger, cases.street(), paper), (homebody, old, old), (mover, new, old)):
        cases.add("addresses", account=account, address=delivery, kind="delivery")
        cases.add("addresses", account=account, address=document, kind="identity_document")
    cases.add("addresses", account=mover, address=new, kind="residence")
    cases.add("addresses", account=undocumented, address=cases.street(), kind="delivery")
    cases.positive([stranger])
    cases.negative([homebody], "delivered at home")
    cases.negative([mover], "moved house")
    cases.unknown([undocumented], "no document seen")


@scenario("delivery_redirected")
def delivery_redirected(cases: Cases) -> None:
    """Asked for, and sent, elsewhere; against a delivery at home after all, and no request."""
    asked, home, silent, bare = cases.accounts(4)
    for account in (asked, home, silent):
        residence = cases.street()
        cases.add("addresses", account=account, address=residence, kind="residence")
        delivery = residence if account == home else cases.street()
        cases.add("addresses", account=account, address=delivery, kind="delivery")
    for account in (asked, home, bare):
        cases.add("events", account=account, kind="asked_other_delivery_address", at=stamp(cases.day()))
    cases.positive([asked])
    cases.positive([asked, home, bare], flag="noted_asked_other_delivery_address")
    cases.negative([home], "came home after all")
    cases.negative([silent], "never asked")
    cases.unknown([bare], "addresses not known")


@scenario("laptop_farm_address")
def laptop_farm_address(cases: Cases) -> None:
    """Six laptops for people of six towns; against family, firm, parcel shop and neighbours."""
    towns = cases.rng.sample(["Boston", "Denver", "Austin", "Miami", "Chicago", "Phoenix", "Omaha"], 6)
    farm = [cases.account(city=town) for town in towns]
    unplaced = cases.accounts(5)
    family, office, shop, pair = (
        cases.accounts(4),
        cases.accounts(5),
        cases.accounts(6, city="Tulsa"),
        cases.accounts(2),
    )
    for accounts, kinds in (
        (farm, ["delivery"]),
        (unplaced, ["delivery"]),
        (family, ["delivery", "residence"]),
        (office, ["delivery", "company"]),
        (shop, ["delivery"]),
        (pair, ["delivery"]),
    ):
        address = cases.street()
        for account in accounts:
            for kind in kinds:
                cases.add("addresses", account=account, address=address, kind=kind)
    cases.positive(farm)
    cases.positive(unplaced, "towns not known")
    cases.negative(family, "family")
    cases.negative(office, "laptops sent to the firm")
    cases.negative(shop, "parcel shop of a town")
    cases.negative(pair, "two neighbours")
    cases.unknown(cases.accounts(1))
