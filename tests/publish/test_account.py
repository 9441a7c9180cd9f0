"""What an account shows of several values: the first of them, and the list of all."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.progress import SilentProgress
from linkgraph.publish import prepare, prepare_accounts, rows_of
from linkgraph.schema import tables
from tests.ledger.batches import batch

LISTS = {"education": "education", "birth_date": "birth_dates", "country": "countries", "name": "names"}
FIRST = ("handle", "city", "bio", "name", "birth_date", "country", "gender")
VALUES = {
    "handle": ["annlee", "bolee"],
    "name": ["Ann Lee", "Bo Lee", "n/a"],
    "id_document_name": ["Ann Lee", "Cy Lee"],
    "city": ["Leeds", "York"],
    "bio": ["I build things.", "I mend things."],
    "birth_date": ["1990-01-02", "1991-01-02", "soon"],
    "gender": ["female", "male"],
    "country": ["DE", "GB", "Atlantis"],
    "education": ["Leeds College", "York College | Leeds College"],
    "seen_at": ["2023-05-01T00:00:00Z", "2024-05-01T00:00:00Z"],
    "created_at": ["2023-06-01T00:00:00Z"],
}
PROFILE = st.fixed_dictionaries(
    {"account": st.sampled_from(["x:a", "x:b", "x:c"])},
    optional={name: st.sampled_from(values) for name, values in VALUES.items()},
)


@settings(max_examples=20)
@given(st.lists(PROFILE, min_size=1, max_size=5), st.lists(PROFILE, max_size=5))
def test_firsts_and_lists_as_a_slow_walk_over_the_facts_finds_them(
    before: list[dict[str, str]], after: list[dict[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder)) as ledger:
        for content in (before, after):
            load_source(ledger, "profiles.csv", "profiles", "1", "r1", [batch("profiles", *content)])
        build_facts(ledger, SilentProgress())
        prepare(ledger)
        prepare_accounts(ledger)
        shown = {row["id"]: row for row in rows_of(ledger, tables()["Account"]).to_pylist()}
        facts = ledger.sql("SELECT * FROM fact").to_arrow_table().to_pylist()
        seen = ledger.sql("SELECT account, created_at, seen_at FROM row_profiles").fetchall()
    assert set(shown) == {account for account, _, _ in seen}
    for account, row in shown.items():
        own = [fact for fact in facts if fact["account"] == account]
        check_lists(row, own)
        check_firsts(row, own)
        times = [made or last for who, made, last in seen if who == account and (made or last)]
        times += [fact["first_seen"] for fact in own if fact["first_seen"]]
        assert row["first_seen"] == min(times, default=None)


def said(fact: dict[str, Any]) -> str | None:
    value: str | None = fact["value"]
    return fact["raw"] if value is None and fact["kind"] == "country" else value


def check_lists(row: dict[str, Any], facts: list[dict[str, Any]]) -> None:
    for kind, column in LISTS.items():
        values = {text for fact in facts if fact["kind"] == kind and (text := said(fact)) is not None}
        assert row[column] == (sorted(values) or None)


def check_firsts(row: dict[str, Any], facts: list[dict[str, Any]]) -> None:
    for kind in FIRST:
        usable = [fact for fact in facts if fact["kind"] == kind and said(fact) is not None]
        usable = [fact for fact in usable if kind != "name" or fact["attribute"] is None]
        least = min(((fact["gone"], fact["line"]) for fact in usable), default=None)
        first = {said(fact) for fact in usable if (fact["gone"], fact["line"]) == least}
        assert row[kind] in (first or {None})


@pytest.mark.parametrize("kind", ["email", "phone"])
def test_how_many_addresses_and_numbers_an_account_gave_in_a_year(tmp_path: Path, kind: str) -> None:
    given_ = {"email": ["a@x.de", "b@x.de", "c@x.de"], "phone": ["+4930901820", "+4930901821", "+4930901822"]}[kind]
    years = ["2020-05-01T00:00:00Z", "2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z"]
    many = [{"account": "x:a", kind: value, "seen_at": at} for value, at in zip(given_, years, strict=True)]
    one = {"account": "x:b", kind: given_[0]}
    undated = [{"account": "x:c", kind: value} for value in given_]
    with open_ledger(tmp_path) as ledger:
        load_source(
            ledger, "p.csv", "profiles", "1", "r1", [batch("profiles", *many, one, *undated, {"account": "x:d"})]
        )
        build_facts(ledger, SilentProgress())
        prepare(ledger)
        prepare_accounts(ledger)
        counted = {row["id"]: row[f"{kind}s_in_a_year"] for row in rows_of(ledger, tables()["Account"]).to_pylist()}
    assert counted == {"x:a": 2, "x:b": 1, "x:c": 3, "x:d": None}


def test_the_unknown_columns_of_every_row_are_kept(tmp_path: Path) -> None:
    """Also of the second row of an account, and of rows that became edges; a row that is gone says so."""
    extra = ['{"team":"red","score":"1"}', '{"score":"2","it\'s":"a \\"q\\""}']
    with open_ledger(tmp_path) as ledger:
        profiles = [{"account": "x:a", "extra": one} for one in extra]
        load_source(ledger, "p.csv", "profiles", "1", "r1", [batch("profiles", *profiles)])
        home = {"account": "x:b", "address": "1 Long Street, Leeds, LS1 4AP", "country": "GB"}
        homes = [home, {**home, "account": "x:a", "extra": '{"flat":"top"}'}]
        load_source(ledger, "a.csv", "addresses", "1", "r1", [batch("addresses", *homes)])
        event = {"account": "x:a", "kind": "unresponsive", "extra": '{"who":"me"}'}
        for digest, rows in (("1", [event]), ("2", [])):
            load_source(ledger, "e.csv", "events", digest, "r1", [batch("events", *rows)] if rows else [])
        build_facts(ledger, SilentProgress())
        prepare(ledger)
        prepare_accounts(ledger)
        account = rows_of(ledger, tables()["Account"]).to_pylist()[0]
        (noted,) = rows_of(ledger, tables()["Event"]).to_pylist()
        lived = rows_of(ledger, tables()["LIVES_AT:Account:Address"]).to_pylist()
    assert {row["source"]: row["attributes"] for row in lived} == {"x:a": '{"flat":"top"}', "x:b": None}
    assert json.loads(account["attributes"]) == {"team": "red", "score": "1 | 2", "it's": 'a "q"'}
    assert (noted["attributes"], noted["gone"], noted["run"]) == ('{"who":"me"}', True, "r1")


def test_what_two_say_openly_and_its_value_are_of_one_kind(tmp_path: Path) -> None:
    """They share a home and a firm: the value of the one is not told as the other."""
    home, firm = "9 Aspen Way, London W1A 1AA", "Zenith Tools Ltd"
    rows = [{"account": f"x:{n}", "address": home, "employment": firm} for n in "ab"]
    with open_ledger(tmp_path) as ledger:
        load_source(ledger, "profiles.csv", "profiles", "d", "r", [batch("profiles", *rows)])
        build_facts(ledger, SilentProgress())
        ledger.execute(
            "INSERT INTO evidence (id, left_account, right_account, suppressed) VALUES ('e', 'x:a', 'x:b', false)"
        )
        prepare(ledger)
        [found] = rows_of(ledger, tables()["OPENLY_TOGETHER:Account:Account"]).to_pylist()
    assert found["what"] == "firm"
    assert "zenith" in found["value"].lower()


def test_what_a_bank_customer_spends_is_no_payment_account_of_his(tmp_path: Path) -> None:
    """Nor is a counterparty an unusable wallet because it is an address."""
    paid = {"at": "2024-01-02", "amount": "9", "direction": "out", "counterparty": "shop@s.example"}
    payments = [
        {"account": "PayPal:ann@a.example", "method": "paypal", **paid},
        {"account": "upwork:bob", "method": "paypal", **paid},
    ]
    with open_ledger(tmp_path) as ledger:
        load_source(ledger, "payments.csv", "payments", "1", "r1", [batch("payments", *payments)])
        build_facts(ledger, SilentProgress())
        prepare(ledger)
        prepare_accounts(ledger)
        named = ("Account", "HAS_PAYMENT_ACCOUNT:Account:PaymentAccount", "PAID:Account:PaymentAccount")
        accounts, has, transfers = (rows_of(ledger, tables()[name]).to_pylist() for name in named)
    assert [row["source"] for row in has] == ["upwork:bob"]
    assert {row["source"]: row["statement"] for row in transfers} == {"PayPal:ann@a.example": True, "upwork:bob": False}
    assert [row["attributes"] for row in accounts] == [None, None]
