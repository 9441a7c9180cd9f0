"""Purses and charges: shared, near a listed one, many small amounts."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario


@scenario("shared_payout")
def shared_payout(cases: Cases) -> None:
    """One purse under two names; against a couple, a firm and two spellings of one name."""
    purse, home = cases.iban(), cases.street()
    lenders = [cases.account(payment_account=purse) for _ in range(2)]
    coins = cases.wallet()
    lenders += [cases.account(wallet=coins) for _ in range(2)]
    joint = cases.iban()
    couple = [cases.account(payment_account=joint, address=home) for _ in range(2)]
    firm, payroll = f"{cases.name()} Studio", cases.iban()
    agency = [cases.account(payment_account=payroll, employment=firm) for _ in range(4)]
    own, name = cases.iban(), cases.name()
    twice = [cases.account(payment_account=own, name=spelt) for spelt in (name, name.upper())]
    cases.positive(lenders)
    cases.negative(couple, "couple")
    cases.negative(agency, "agency that collects")
    cases.negative(twice, "two accounts of one name")
    cases.unknown(cases.accounts(1))


@scenario("near_sanctioned_wallet")
def near_sanctioned_wallet(cases: Cases) -> None:
    """One and two steps from a listed wallet; against an exchange's wallet and three steps."""
    listed, between, exchange, own = (cases.wallet() for _ in range(4))
    cases.add("watchlist", kind="wallet", value=listed, label="sanctioned", source="a list")
    direct, second, over, far, other = cases.accounts(5)
    crowd = cases.accounts(14)
    day = cases.day()
    for account, wallet in ((direct, listed), (direct, between), (over, between), (other, own)):
        cases.pay(account, day, 900, direction="out", method="crypto", counterparty=wallet)
    cases.pay(direct, day, 500, direction="in", method="crypto", counterparty=exchange)
    cases.pay(second, day, 800, direction="out", method="crypto", counterparty=direct)
    cases.pay(far, day, 700, direction="out", method="crypto", counterparty=second)
    for account in crowd:
        cases.pay(account, day + timedelta(days=1), 100, direction="in", method="crypto", counterparty=exchange)
        for days in (2, 3):
            cases.pay(
                account, day + timedelta(days=days), 100, direction="in", method="bank", counterparty=cases.iban()
            )
    cases.positive([direct], "one step")
    cases.positive([second, over], "two steps")
    cases.positive([direct], flag="watchlist_hit")
    cases.positive([direct, second, over, far, other], flag="crypto_payout")
    cases.positive([direct, over], flag="shared_payout")
    cases.negative([far], "three steps")
    cases.negative([other], "other wallet")
    cases.negative(crowd, "an exchange's wallet")
    cases.unknown(cases.accounts(1))


@scenario("small_repeated_charges")
def small_repeated_charges(cases: Cases) -> None:
    """Thirty small charges at odd times; against wages, many clients and few large amounts."""
    thief, worker, busy, senior = cases.accounts(4)
    day = cases.day(20)
    victim, employer, client = (f"{name}-{thief[-6:]}@firm.example" for name in ("accounts", "payroll", "big"))
    moments = sorted(cases.rng.uniform(0, 140) for _ in range(30))
    for number, days in enumerate(moments):
        amount = cases.rng.randint(900, 2400)
        at = day + timedelta(days=days)
        cases.pay(thief, at, amount, direction="in", method="card", counterparty=victim)
        cases.pay(busy, at, amount, direction="in", method="bank", counterparty=f"c{number}-{busy[-6:]}@firm.example")
        weekly = day + timedelta(days=7 * number, hours=cases.rng.randint(0, 30))
        cases.pay(
            worker, weekly, 1600 + cases.rng.randint(0, 300), direction="in", method="bank", counterparty=employer
        )
        if number % 4 == 0:
            cases.pay(senior, at, 8000, direction="in", method="bank", counterparty=client)
    cases.positive([thief])
    cases.negative([worker], "weekly wages")
    cases.negative([busy], "many clients")
    cases.negative([senior], "few large payments")
    cases.unknown(cases.accounts(1))
