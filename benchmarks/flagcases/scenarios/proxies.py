"""Accounts that somebody else may use, and devices kept apart."""

from __future__ import annotations

from datetime import datetime, timedelta

from benchmarks.flagcases.cases import Cases, scenario


@scenario("control_changed_hands")
def control_changed_hands(cases: Cases) -> None:
    """Device, hours and payee change together; against a new computer, a move abroad and a new bank."""
    sold, upgrade, mover, banker = cases.accounts(4)
    day = cases.day(20)
    for account, device, hours, payee in (
        (sold, True, True, True),
        (upgrade, True, False, False),
        (mover, False, True, True),
        (banker, False, False, True),
    ):
        _life(cases, account, day, device=device, hours=hours, payee=payee)
    cases.positive([sold])
    cases.negative([upgrade], "new computer")
    cases.negative([mover], "moved abroad")
    cases.negative([banker], "new bank")
    bare = cases.account()
    for number in range(12):
        cases.login(bare, day + timedelta(days=5 * number, hours=9), cases.ip(), 1)
    cases.unknown([bare], "devices not known")


def _life(cases: Cases, account: str, day: datetime, *, device: bool, hours: bool, payee: bool) -> None:
    """Sixty days one way and sixty days another, as far as the aspects change."""
    devices, banks = (cases.device(), cases.device()), (cases.iban(), cases.iban())
    home = cases.ip()
    for number in range(24):
        later = number >= 12
        hour = 20 if later and hours else 9
        at = day + timedelta(days=5 * number, hours=hour, minutes=cases.rng.randrange(90))
        cases.login(account, at, home, 1, device=devices[later and device])
        if number % 4 == 0:
            cases.pay(account, at, 900, direction="out", method="bank", counterparty=banks[later and payee])


@scenario("dedicated_devices")
def dedicated_devices(cases: Cases) -> None:
    """Five accounts on one wallet, each with a device of its own; against shared devices and an agency."""
    wallet, purse, till = cases.wallet(), cases.wallet(), cases.iban()
    apart = [cases.account(wallet=wallet, device=cases.device()) for _ in range(5)]
    machine = cases.device()
    shared = [cases.account(wallet=purse, device=machine) for _ in range(5)]
    firm = f"{cases.name()} Web Agency"
    agency = [cases.account(payment_account=till, device=cases.device(), employment=firm) for _ in range(5)]
    bare = cases.wallet()
    quiet = [cases.account(wallet=bare) for _ in range(4)]
    cases.positive(apart)
    for flag in ("shared_payout", "name_spellings_in_cluster"):
        cases.positive([*apart, *shared, *quiet], flag=flag)
    cases.negative(shared, "one machine for all")
    cases.negative(agency, "agency")
    cases.unknown(quiet, "devices not known")
