from __future__ import annotations

import math
from pathlib import Path

import pytest

from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.linking.payees import HIDING, SPENDING
from tests.ledger.batches import batch
from tests.linking.linked import Found, Row, linked

IBAN = "DE89370400440532013000"


def pays(account: str, to: str) -> Row:
    return {
        "account": account,
        "at": "2024-01-02",
        "amount": "10",
        "currency": "EUR",
        "direction": "out",
        "method": "payoneer",
        "counterparty": to,
    }


def found(folder: Path, *, named: int, naming: int = 0) -> Found:
    """Six pay into one bank account, which `naming` of them name; ten have one each, which `named` of them name."""
    own = {f"x:own{n}": f"payoneer:5550{n:04}" for n in range(10)}
    profiles = [{"account": account, "payment_account": to} for account, to in list(own.items())[:named]]
    profiles += [{"account": f"x:{n}", "payment_account": IBAN} for n in range(naming)]
    payments = [pays(f"x:{n}", IBAN) for n in range(6)] + [pays(account, to) for account, to in own.items()]
    return linked(folder, {"profiles": profiles, "payments": payments})


def weight(case: Found) -> float:
    (row,) = case.of("x:0", "x:5", "payment_account")
    return float(row["weight"])


def test_a_payee_whom_nobody_names_says_less_where_others_name_theirs(tmp_path: Path) -> None:
    usual, doubted = found(tmp_path / "none", named=0), found(tmp_path / "some", named=8)
    payee = usual.model.signals["payment_account"]
    assert weight(usual) == pytest.approx(payee.weight("same", 6, 2000), abs=0.01)
    silent = HIDING + (1 - HIDING) * 0.5**6
    assert weight(doubted) == pytest.approx(payee.weight("same", 6, 2000) + math.log2(silent), abs=0.01)
    (row,) = doubted.of("x:0", "x:5", "payment_account")
    assert "none of those who pay into it names it as his own" in row["detail"]
    assert usual.links
    assert not doubted.links


def test_one_who_names_it_is_enough(tmp_path: Path) -> None:
    case = found(tmp_path, named=8, naming=1)
    assert weight(case) == pytest.approx(case.model.signals["payment_account"].weight("same", 6, 2000), abs=0.01)
    assert ("x:0", "x:5") in case.links


def test_accounts_that_are_gone_are_none_of_those_who_could_name_theirs(tmp_path: Path) -> None:
    """Nor do they make anything rarer: a case from which a file was taken is a case that never had it."""
    before = weight(found(tmp_path, named=8))
    with open_ledger(tmp_path / ".linkgraph") as ledger:
        more = [{"account": f"x:more{n}", "name": f"Nam{n} Surnam{n}"} for n in range(40)]
        load_source(ledger, "more.csv", "profiles", "d", "r1", [batch("profiles", *more)])
        forget_source(ledger, "more.csv")
    assert weight(linked(tmp_path, {})) == before


def spends(account: str, on: str) -> Row:
    return pays(account, on) | {"method": account.partition(":")[0]}


def test_two_who_pay_one_shop_are_not_of_one_hand(tmp_path: Path) -> None:
    """What an account at a bank or payment service pays is money spent, not paid out to whom it belongs."""
    shop = [spends("paypal:ann@a.example", "shop@s.example"), spends("paypal:bob@b.example", "shop@s.example")]
    case = linked(tmp_path, {"payments": shop})
    (row,) = case.of("paypal:ann@a.example", "paypal:bob@b.example", "payment_account")
    usual = case.model.signals["payment_account"].weight("same", 2, 2000)
    assert float(row["weight"]) == pytest.approx(usual - SPENDING, abs=0.01)
    assert "as one pays a shop" in row["detail"]
    assert not case.links


def test_who_pays_a_person_is_not_that_person(tmp_path: Path) -> None:
    profiles = [{"account": "x:bob", "payment_account": "bob@b.example"}]
    spent = linked(
        tmp_path / "spent", {"profiles": profiles, "payments": [spends("paypal:ann@a.example", "bob@b.example")]}
    )
    assert not spent.links
    assert spent.of("paypal:ann@a.example", "x:bob", "payment_account")
    out = linked(tmp_path / "out", {"profiles": profiles, "payments": [pays("x:ann", "bob@b.example")]})
    assert ("x:ann", "x:bob") in out.links


def test_one_who_also_names_what_he_pays_into_does_not_only_spend(tmp_path: Path) -> None:
    profiles = [{"account": f"paypal:{who}", "payment_account": IBAN} for who in ("ann", "bob")]
    case = linked(tmp_path, {"profiles": profiles, "payments": [spends("paypal:ann", IBAN)]})
    assert ("paypal:ann", "paypal:bob") in case.links


def test_what_is_spent_does_not_back_other_evidence(tmp_path: Path) -> None:
    """Twelve customers of one shop who share a device are as many strangers as twelve others who do."""
    customers = [f"paypal:c{n}" for n in range(12)]
    profiles = [{"account": who, "device": "hall-computer-1"} for who in customers]
    payments = [spends(who, "shop@s.example") for who in customers]
    alone = linked(tmp_path / "alone", {"profiles": profiles})
    case = linked(tmp_path / "shop", {"profiles": profiles, "payments": payments})
    (one,), (other,) = (each.of("paypal:c0", "paypal:c1", "device") for each in (alone, case))
    assert one["weight"] == other["weight"]
