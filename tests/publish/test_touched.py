"""A store that is given the rows of touched accounts alone holds what it would be given anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from linkgraph.ledger.contents import read_contents
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.ledger.runs import begin, finish
from linkgraph.progress import SilentProgress
from linkgraph.publish import touched
from linkgraph.publish.publisher import publish
from linkgraph.publish.tables import prepare, prepare_accounts, published_tables, rows_of
from linkgraph.records import record_kinds
from linkgraph.schema import Layer
from tests.ledger.batches import batch
from tests.publish.held import HeldStore

ACCOUNTS = [f"x:{letter}" for letter in "abcdefg"]
WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"
DAYS = ["2024-03-01T10:00:00Z", "2024-03-01T14:00:00Z", "2024-05-02T23:00:00Z"]
VALUES: dict[str, dict[str, list[str]]] = {
    "profiles": {
        "name": ["Ann Lee", "Bo Lee"],
        "email": ["a@x.de | b@x.de", "c@x.de"],
        "country": ["DE", "GB"],
        "birth_date": ["1990-01-02", "1991-01-02", "soon"],
        "timezone": ["UTC", "Asia/Seoul"],
        "address": ["1 Long Street, Leeds", "12 Long Street, Leeds", "9 Hay Lane, York"],
        "seen_at": DAYS,
    },
    "logins": {"at": DAYS, "ip": ["192.0.2.1", "192.0.2.2"], "country": ["DE", "US", "KR"], "device": ["d1", "d2"]},
    "payments": {
        "at": DAYS,
        "counterparty": [*ACCOUNTS[:3], WALLET, "DE89370400440532013000"],
        "counterparty_name": ["Ann Lee", "A. Lee", "Cy Moe"],
        "direction": ["in", "out"],
    },
    "reviews": {"by": [*ACCOUNTS[:2], "x:rater", "y:rater"], "rating": ["4", "5"], "at": DAYS},
    "documents": {"text": ["Dear client, I can do it.", "Kind regards"], "sent_at": DAYS, "client": ["Quay"]},
    "events": {"kind": ["unresponsive"], "at": DAYS},
}
ALWAYS = {
    "profiles": {},
    "logins": {"at": DAYS[0], "ip": "192.0.2.1"},
    "payments": {"at": DAYS[0], "amount": "9", "currency": "EUR"},
    "reviews": {"by": "x:rater", "rating": "5"},
    "documents": {"text": "Kind regards"},
    "events": {"kind": "unresponsive"},
}
Row = dict[str, str]
Files = dict[str, list[Row]]
Step = tuple[Files, bool, bool]
"""What is read, by kind and number of a file; whether addresses are found alike, and whether one is held back."""


def rows(kind: str) -> st.SearchStrategy[list[Row]]:
    cells = {name: st.sampled_from(values) for name, values in VALUES[kind].items()}
    row = st.fixed_dictionaries({"account": st.sampled_from(ACCOUNTS)}, optional=cells)
    return st.lists(row.map(lambda cells: {**ALWAYS[kind], **cells}), max_size=4)


FILES = st.fixed_dictionaries({}, optional={f"{kind} {n}": rows(kind) for kind in VALUES for n in (1, 2)})
STEPS = st.lists(st.tuples(FILES, st.booleans(), st.booleans()), min_size=2, max_size=3)


def logged_in(accounts: list[str], at: str = DAYS[0]) -> list[Row]:
    return [{"account": name, "ip": ip, "at": at} for name in accounts for ip in ("192.0.2.1", "192.0.2.2")]


MOVED = {"profiles 1": [{"account": "x:a", "address": text} for text in VALUES["profiles"]["address"][:2]]}
PAID: Row = {"account": "x:b", "counterparty": "x:a", "at": DAYS[0], "amount": "9", "currency": "EUR"}
RATED: Row = {"account": "x:c", "by": "x:a", "rating": "5"}
NAMED = {"profiles 1": [{"account": "x:a", "name": "Ann Lee"}]}
SHOWN = {"profiles 1": [{"account": "x:a", "email": "a@x.de"}]}
SCENES: dict[str, list[Files]] = {
    "an address becomes a crowd's": [{"logins 1": logged_in(ACCOUNTS[:4])}, {"logins 2": logged_in(ACCOUNTS[4:5])}],
    "a crowd's address is one no longer": [
        {"logins 1": logged_in(ACCOUNTS[:5])},
        {"logins 1": logged_in(ACCOUNTS[:4])},
    ],
    "a payee becomes an account": [{"payments 1": [PAID]}, NAMED],
    "an account that is only mentioned": [{"profiles 1": [{"account": "x:c"}]}, {"reviews 1": [RATED]}],
    "a value is gone": [SHOWN, NAMED],
    "a source is gone": [SHOWN, {"profiles 1": []}],
}


@pytest.mark.parametrize("scene", SCENES)
def test_what_one_account_does_to_the_rows_of_another(scene: str) -> None:
    after([(files, False, False) for files in SCENES[scene]])


@pytest.mark.parametrize("found", [(False, False), (True, True)])
def test_what_linking_finds_of_an_address_tells_on_its_account(found: tuple[bool, bool]) -> None:
    """That two are alike, or that one of them says nothing any more."""
    after([(MOVED, *found), ({}, True, False)])


@settings(deadline=None, max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(STEPS)
def test_what_a_store_holds_after_any_batches_is_what_the_ledger_makes(steps: list[Step]) -> None:
    after(steps)


def after(steps: list[Step]) -> None:
    """Gives a store one step after the other, and compares."""
    with (
        pytest.MonkeyPatch.context() as patched,
        TemporaryDirectory() as folder,
        open_ledger(Path(folder)) as ledger,
    ):
        patched.setattr(touched, "MANY", 0)
        store = HeldStore()
        for number, (files, alike, hub) in enumerate(steps):
            read(ledger, files, str(number))
            conclude(ledger, alike=alike, hub=hub)
            give(ledger, store)
        check(ledger, store)


def read(ledger: duckdb.DuckDBPyConnection, files: Files, digest: str) -> None:
    for name, said in files.items():
        kind = name.split()[0]
        load_source(ledger, name, kind, digest, "r1", [batch(kind, *said, file=name)] if said else [])
    read_contents(ledger, Path("nowhere"), "r1", SilentProgress())
    build_facts(ledger, SilentProgress())


def conclude(ledger: duckdb.DuckDBPyConnection, *, alike: bool, hub: bool) -> None:
    """As linking would: which addresses are alike, and which one says nothing."""
    ledger.execute("DELETE FROM fingerprint; DELETE FROM alike; DELETE FROM hub_value")
    ledger.execute(
        "INSERT INTO fingerprint SELECT DISTINCT 'address', value, value, hash(value) FROM fact WHERE kind = 'address'"
    )
    if alike:
        ledger.execute(
            "INSERT INTO alike SELECT 'address', a.fp, b.fp, 'near', 0.1, 'like' "
            "FROM fingerprint a JOIN fingerprint b ON a.value < b.value"
        )
    if hub:
        ledger.execute("INSERT INTO hub_value SELECT 'address', min(value) FROM fingerprint HAVING count(*) > 0")


def give(ledger: duckdb.DuckDBPyConnection, store: HeldStore) -> None:
    finish(ledger, begin(ledger), "", {})
    layers = (Layer.OBSERVED, Layer.SAID, Layer.RUN, Layer.CONCLUDED)
    publish(ledger, store, layers=layers, conclude=None, progress=SilentProgress())


def check(ledger: duckdb.DuckDBPyConnection, store: HeldStore) -> None:
    prepare(ledger)
    prepare_accounts(ledger)
    for table in published_tables():
        made: list[dict[str, Any]] = rows_of(ledger, table).to_pylist()
        assert store.rows[table.table] == {row["id"]: row for row in made}, table.table


def test_nothing_is_left_of_the_narrowed_tables(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        read(ledger, {"profiles 1": [{"account": name} for name in ACCOUNTS]}, "1")
        give(ledger, store := HeldStore())
        read(ledger, {"profiles 2": [{"account": "x:a", "name": "Ann Lee"}]}, "2")
        give(ledger, store)
        kept = {f"row_{kind}" for kind in record_kinds()} | {"fact"}
        temporary = ledger.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
        assert kept.isdisjoint(name for (name,) in temporary)
        assert ledger.execute("SELECT * FROM touched_account").fetchall() == [("x:a",)]
        assert len(store.rows["Account"]) == len(ACCOUNTS)
