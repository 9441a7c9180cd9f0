"""Where money goes: to China, through firms, to somebody else, over which service."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario


def _monthly(cases: Cases, account: str, count: int, **more: str) -> None:
    day = cases.day(30)
    for number in range(count):
        cases.pay(account, day + timedelta(days=30 * number), cases.rng.randint(300, 2900), **more)


@scenario("china_bank_transfers")
def china_bank_transfers(cases: Cases) -> None:
    """Month after month to banks in China; against a resident and a single supplier."""
    sender, resident, customer, seller = (cases.account(country=code) for code in ("US", "CN", "DE", "US"))
    for account, count in ((sender, 5), (resident, 5), (customer, 1)):
        _monthly(cases, account, count, direction="out", method="bank", counterparty=cases.iban(), bank_country="CN")
    _monthly(cases, seller, 5, direction="in", method="bank", counterparty="buyer@shop.example", bank_country="CN")
    cases.positive([sender])
    cases.positive([sender], flag="payout_country_mismatch")
    cases.negative([resident], "lives in China")
    cases.negative([customer], "one supplier in China")
    cases.negative([seller], "clients in China")
    silent = cases.account()
    _monthly(cases, silent, 4, direction="out", method="bank", counterparty=cases.iban())
    cases.unknown([silent], "banks not known")


@scenario("payout_country_mismatch")
def payout_country_mismatch(cases: Cases) -> None:
    """All payouts to another country; against a foreign client and one transfer abroad."""
    away, home, client = cases.accounts(3, country="DE")
    _monthly(cases, away, 4, direction="out", method="bank", counterparty=cases.iban("NL"), bank_country="NL")
    _monthly(cases, home, 4, direction="out", method="bank", counterparty=cases.iban(), bank_country="DE")
    _monthly(cases, home, 1, direction="out", method="bank", counterparty=cases.iban("NL"), bank_country="NL")
    _monthly(cases, client, 4, direction="in", method="bank", counterparty="pay@client.example", bank_country="US")
    cases.positive([away])
    cases.negative([home], "one transfer abroad")
    cases.negative([client], "foreign client")
    holder = cases.account(platform="bank", country="DE")
    _monthly(cases, holder, 4, direction="out", method="bank", counterparty=cases.iban("NL"), bank_country="NL")
    cases.negative([holder], "a customer of a bank, who pays abroad")
    silent = cases.account()
    _monthly(cases, silent, 4, direction="out", method="bank", counterparty=cases.iban("NL"), bank_country="NL")
    cases.unknown([silent], "claims no country")


@scenario("third_party_payee")
def third_party_payee(cases: Cases) -> None:
    """Payouts to another person or a firm; against own accounts however spelt, and one subcontractor."""
    names = {kind: cases.name() for kind in ("lender", "own", "short", "boss")}
    lender, own, short, boss = (cases.account(name=name) for name in names.values())
    payee = cases.rng.choice([cases.name(), "Golden Harbour Trading Co., Ltd."])
    for account, name in (
        (lender, payee),
        (own, " ".join(reversed(names["own"].split()))),
        (short, _with_initial(names["short"])),
        (boss, names["boss"].upper()),
    ):
        _monthly(cases, account, 4, direction="out", method="bank", counterparty=cases.iban(), counterparty_name=name)
    _monthly(cases, boss, 1, direction="out", counterparty=cases.iban(), counterparty_name=cases.name())
    cases.positive([lender])
    cases.negative([own], "family name first")
    cases.negative([short], "first name as an initial")
    cases.negative([boss], "one subcontractor")
    buyer = cases.account(platform="paypal")
    _monthly(
        cases,
        buyer,
        4,
        direction="out",
        method="paypal",
        counterparty=f"{buyer[-6:]}@s.example",
        counterparty_name="Shop Ltd",
    )
    cases.negative([buyer], "a customer of the payment service, who buys")
    silent = cases.account()
    _monthly(cases, silent, 4, direction="out", method="bank", counterparty=cases.iban())
    cases.unknown([silent], "payees not named")


def _with_initial(name: str) -> str:
    first, *rest = name.split()
    return " ".join([f"{first[0]}.", *rest]) if rest else name


@scenario("transfers_through_companies")
def transfers_through_companies(cases: Cases) -> None:
    """Through trading firms; against payroll, the platform's escrow and a single detour."""
    routed, payroll, escrow, once = cases.accounts(4)
    firms = cases.rng.sample(["Golden Harbour Trading", "Silver Birch Holdings Ltd", "Orient Sky IT Co"], 2)
    for account, count, via in (
        (routed, 4, " | ".join(firms)),
        (payroll, 4, cases.rng.choice(["Deel", "Gusto Payroll", "Payoneer Inc."])),
        (escrow, 4, f"{escrow.partition(':')[0].capitalize()} Escrow Inc."),
        (once, 1, "Friendly Payroll GmbH"),
    ):
        _monthly(cases, account, count, direction="out", method="bank", counterparty=cases.iban(), via=via)
    cases.positive([routed])
    cases.negative([payroll], "payroll provider")
    cases.negative([escrow], "the platform's escrow")
    cases.negative([once], "once")
    silent = cases.account()
    _monthly(cases, silent, 4, direction="out", method="bank", counterparty=cases.iban())
    cases.unknown([silent], "way not known")


@scenario("crypto_payout")
def crypto_payout(cases: Cases) -> None:
    """Mostly coins; against one such transfer among many."""
    coins, mixed, bank = cases.accounts(3)
    _monthly(cases, coins, 3, direction="out", method="crypto", counterparty=cases.wallet())
    _monthly(cases, mixed, 1, direction="in", method="crypto", counterparty=cases.wallet())
    for account in (mixed, bank):
        _monthly(cases, account, 5, direction="out", method="bank", counterparty=cases.iban())
    cases.positive([coins])
    cases.negative([mixed], "once in coins")
    cases.negative([bank], "paid by bank")
    silent = cases.account()
    _monthly(cases, silent, 3, direction="out", counterparty=cases.iban())
    cases.unknown([silent, *cases.accounts(1)], "method not known")


@scenario("digital_payment_services")
def digital_payment_services(cases: Cases) -> None:
    """Services alone; against banks with one exception."""
    service, bank = cases.accounts(2)
    method = cases.rng.choice(["paypal", "wise", "payoneer"])
    for account, count in ((service, 5), (bank, 1)):
        mail = f"{account.partition(':')[2]}@pay.example"
        _monthly(cases, account, count, direction="out", method=method, counterparty=mail)
    _monthly(cases, bank, 5, direction="out", method="bank", counterparty=cases.iban())
    cases.positive([service])
    cases.negative([bank], "once over a service")
    customer = cases.account(platform=method)
    _monthly(cases, customer, 5, direction="in", method=method, counterparty=f"{customer[-6:]}@c.example")
    cases.negative([customer], "a customer of the service itself")
    silent = cases.account()
    _monthly(cases, silent, 5, direction="out", counterparty=cases.iban())
    cases.unknown([silent], "method not known")


@scenario("china_linked_payment_services")
def china_linked_payment_services(cases: Cases) -> None:
    """Alipay, from elsewhere; against a resident and a single dinner."""
    user, resident, guest = (cases.account(country=code) for code in ("US", "CN", "DE"))
    for account, count in ((user, 3), (resident, 3), (guest, 1)):
        method = cases.rng.choice(["alipay", "wechat"])
        _monthly(cases, account, count, direction="out", method=method, counterparty=f"pay-{account[-6:]}")
    _monthly(cases, user, 9, direction="out", method="bank", counterparty=cases.iban(), bank_country="US")
    for account in (resident, guest):
        _monthly(cases, account, 4, direction="in", method="bank", counterparty=cases.iban())
    cases.positive([user])
    cases.negative([resident], "lives in China")
    cases.negative([guest], "once on a journey")
    silent = cases.account()
    _monthly(cases, silent, 5, direction="out", counterparty=cases.iban())
    cases.unknown([silent], "method not known")
