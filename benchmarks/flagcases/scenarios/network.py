"""Where accounts are used from: addresses, countries, distances, company."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario


@scenario("many_ips_short_time")
def many_ips_short_time(cases: Cases) -> None:
    """Ten addresses in a day; against a telephone on the move, and many addresses over months."""
    hopper, mover, slow = cases.accounts(3)
    day = cases.day()
    for number in range(10):
        cases.login(
            hopper, day + timedelta(hours=2 * number, minutes=cases.rng.randrange(60)), cases.ip(), 0.3, country="DE"
        )
        cases.login(slow, day + timedelta(days=9 * number), cases.ip(), 0.3, country="DE")
    for number in range(4):
        cases.login(mover, day + timedelta(hours=5 * number), cases.ip(), 0.3, country="DE")
    cases.positive([hopper])
    cases.negative([mover], "telephone on the move")
    cases.negative([slow], "new address now and then")
    cases.unknown(cases.accounts(1))


@scenario("many_countries_short_time")
def many_countries_short_time(cases: Cases) -> None:
    """Three countries to and fro in a day; against journeys and commuters."""
    jumper, traveller, commuter, tourist = cases.accounts(4)
    day = cases.day()
    for number, country in enumerate(["DE", "CN", "RU", "DE", "CN"]):
        cases.login(jumper, day + timedelta(hours=2 * number), cases.ip(), 0.3, country=country)
    for hours, country in ((0, "DE"), (8, "TR"), (22, "TH"), (300, "TH")):
        cases.login(traveller, day + timedelta(hours=hours), cases.ip(), 0.3, country=country)
    for number, country in enumerate(["DE", "FR"] * 6):
        cases.login(commuter, day + timedelta(hours=10 * number), cases.ip(), 0.3, country=country)
    for number, country in enumerate(["DE", "AT", "IT", "SI", "HR"]):
        cases.login(tourist, day + timedelta(days=3 * number), cases.ip(), 0.3, country=country)
    cases.positive([jumper])
    cases.positive([jumper], flag="impossible_travel")
    cases.negative([traveller], "traveller with a stop-over")
    cases.negative([commuter], "commuter over a border")
    cases.negative([tourist], "tourist")
    cases.unknown(cases.accounts(1))


@scenario("impossible_travel")
def impossible_travel(cases: Cases) -> None:
    """America, then China an hour later; against a flight, a neighbour and a company's exit."""
    jumper, flyer, neighbour = cases.accounts(3)
    day = cases.day()
    cases.login(jumper, day + timedelta(hours=9), cases.ip(), 0.5, country="US")
    cases.login(jumper, day + timedelta(hours=10), cases.ip(), 0.5, country=cases.rng.choice(["CN", "RU", "AE"]))
    cases.login(flyer, day + timedelta(hours=9), cases.ip(), 0.5, country="US")
    cases.login(flyer, day + timedelta(hours=9 + cases.rng.randint(13, 20)), cases.ip(), 0.5, country="KR")
    cases.login(neighbour, day + timedelta(hours=9), cases.ip(), 0.5, country="US")
    cases.login(neighbour, day + timedelta(hours=10), cases.ip(), 0.5, country="CA")
    cases.positive([jumper])
    cases.negative([flyer], "traveller by air")
    cases.negative([neighbour], "near a border")
    cases.negative(_company_vpn(cases), "company VPN")
    cases.unknown(cases.accounts(1))


def _company_vpn(cases: Cases) -> list[str]:
    """Colleagues at home in one country who work through their firm's exit in another."""
    staff = cases.accounts(6, employment="Northwind Logistics Group")
    exit_, day = cases.ip(), cases.day()
    for account in staff:
        home = cases.ip()
        for number in range(5):
            at = day + timedelta(days=number, hours=7, minutes=cases.rng.randrange(120))
            cases.login(account, at, home, 0.3, country="IN")
            cases.login(account, at + timedelta(minutes=40), exit_, 6, country="US")
    return staff


@scenario("many_accounts_one_ip")
def many_accounts_one_ip(cases: Cases) -> None:
    """Five accounts at one address in the same hours; against family, firm, carrier and hotel."""
    ring, family, office, carrier, guests = (cases.accounts(count) for count in (5, 4, 0, 6, 4))
    home = cases.street()
    office = cases.accounts(5, employment=f"{cases.name()} Consulting Partners")
    for account in family:
        cases.add("addresses", account=account, address=home, kind="residence")
    for accounts in (ring, family, office):
        _sit_together(cases, accounts)
    gateway, hotel = cases.ip(), cases.ip()
    for number, account in enumerate(carrier):
        cases.login(account, cases.day(3) + timedelta(days=7 * number), gateway, 0.2)
    for number, account in enumerate(guests):
        cases.login(account, cases.day(3) + timedelta(days=20 * number), hotel, 0.5)
    cases.positive(ring)
    cases.negative(family, "family behind one router")
    cases.negative(office, "office of one firm")
    cases.negative(carrier, "mobile provider")
    cases.negative(guests, "hotel")
    cases.unknown(cases.accounts(1))


def _sit_together(cases: Cases, accounts: list[str]) -> None:
    ip, day = cases.ip(), cases.day()
    for turn in range(4):
        for account in accounts:
            at = day + timedelta(days=2 * turn, hours=10, minutes=cases.rng.randrange(150))
            cases.login(account, at, ip, 0.5)


@scenario("network_exits")
def network_exits(cases: Cases) -> None:
    """Mostly out of listed exits, by address and by block; against one such login among many."""
    single, block = cases.ip(), f"{cases.rng.randint(100, 119)}.{cases.rng.randint(1, 254)}.{cases.rng.randint(1, 254)}"
    cases.add("watchlist", kind="ip", value=single, label=cases.rng.choice(["VPN exit", "hosting"]), source="a list")
    cases.add("watchlist", kind="ip", value=f"{block}.0/24", label="data center", source="a list")
    alone, many, once = cases.accounts(3)
    for number in range(6):
        at = cases.day() + timedelta(hours=number)
        cases.login(alone, at, single if number else cases.ip(), 1)
        cases.login(many, at, f"{block}.{cases.rng.randint(2, 250)}", 1)
        cases.login(once, at, cases.ip() if number else f"{block}.9", 1)
    cases.positive([alone, many])
    cases.negative([once], "once over a VPN")
    cases.unknown(cases.accounts(1), "no logins")
