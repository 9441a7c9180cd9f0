from __future__ import annotations

import duckdb

from linkgraph.ledger.facts import build_facts
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, load, rows


def facts(ledger: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[object, ...]]:
    build_facts(ledger, SilentProgress())
    return rows(ledger, f"SELECT account, value, raw, attribute, file, line, gone FROM fact WHERE kind = '{kind}'")


def test_several_values_in_a_cell_and_one_that_cannot_be_used(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "email": "An.N+jobs@Gmail.com | n/a"})])
    assert facts(ledger, "email") == [
        ("x:a", "ann@gmail.com", "An.N+jobs@Gmail.com", None, "profiles.csv", 2, False),
        ("x:a", None, "n/a", None, "profiles.csv", 2, False),
    ]


def test_the_country_of_the_row_reads_the_phone(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "phone": "030 901820", "country": "Germany"})])
    assert facts(ledger, "phone")[0][1] == "+4930901820"


def test_a_fact_seen_on_several_lines_is_one(ledger: duckdb.DuckDBPyConnection) -> None:
    logins = [{"account": "x:a", "ip": "203.0.113.9", "at": f"2024-05-0{day}T09:00:00Z"} for day in (3, 1, 2)]
    load(ledger, "logins", [batch("logins", *logins)])
    build_facts(ledger, SilentProgress())
    assert rows(ledger, "SELECT value, line, first_seen, last_seen FROM fact WHERE kind = 'ip'") == [
        ("203.0.113.9", 2, "2024-05-01T09:00:00Z", "2024-05-03T09:00:00Z")
    ]
    assert rows(ledger, "SELECT value, raw FROM fact WHERE kind = 'ip_session'") == [
        ("203.0.113.9|476265,476289,476313", "203.0.113.9")
    ]


def test_a_fact_is_gone_when_no_row_states_it(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "device": "dev-4711-a"})])
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "device": "dev-4712-b"})])
    assert [(row[2], row[6]) for row in facts(ledger, "device")] == [("dev-4711-a", True), ("dev-4712-b", False)]


def test_home_and_delivery_addresses(ledger: duckdb.DuckDBPyConnection) -> None:
    home, office, depot = "12 Elm Street, Leeds LS1 4AP", "9 Oak Lane, York YO1 7HH", "3 Dock Road, Hull HU1 1UU"
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "address": home, "country": "GB"})])
    sent = [
        {"account": "x:a", "address": home, "kind": "delivery", "country": "GB"},
        {"account": "x:a", "address": depot, "kind": "delivery", "country": "GB"},
        {"account": "x:a", "address": office, "kind": "company", "country": "GB"},
    ]
    load(ledger, "addresses", [batch("addresses", *sent)])
    assert {row[2] for row in facts(ledger, "delivery_address")} == {depot}
    assert {row[2] for row in facts(ledger, "home_address")} == {home, office}


def test_who_was_paid_is_a_fact_and_who_paid_is_not(ledger: duckdb.DuckDBPyConnection) -> None:
    wallet = "0x52908400098527886E0F7030069857D2E4169EE7"
    paid = {"at": "2024-05-01T00:00:00Z", "amount": "5", "currency": "USD", "counterparty": wallet, "method": "crypto"}
    load(
        ledger,
        "payments",
        [batch("payments", {**paid, "account": "x:a"}, {**paid, "account": "x:b", "direction": "in"})],
    )
    assert [(row[0], row[1], row[3]) for row in facts(ledger, "wallet")] == [("x:a", wallet.lower(), "payout")]


def test_only_values_never_seen_are_normalised(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "name": "Ann Lee", "country": "GB"})])
    build_facts(ledger, SilentProgress())
    before = rows(ledger, "SELECT * FROM normal")
    build_facts(ledger, SilentProgress())
    assert rows(ledger, "SELECT * FROM normal") == before
