"""Pairs that are kept are those that would be made anew: all of them, made again, are the oracle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.ledger.contents import read_contents
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.linking.conclude import link
from linkgraph.linking.links import JUDGED
from linkgraph.linking.model import load_model
from linkgraph.linking.touched import forget_pairs
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, rows

QUIET = SilentProgress()
HUBS = {"phone": 3, "name": 4, "biography.place": 3, "wallet": 3, "ip_session": 3}
MODEL = replace(load_model({"hubs": HUBS}), crowd=5)
_FEW = st.sampled_from([f"x:{name}" for name in "abcdef"])
_WALLETS = [f"0x{n:040x}" for n in range(1, 4)]
_PHONES = ["+12025550114", "+442079460018"]
_MAILS = ["anna.hoffmann@a.example", "a.nnahoffmann@a.example", "cem.kaya@example.org"]
_TEXTS = [
    f"I can deliver a clean, tested and documented solution within {n} days, and answer at once. " * 3 for n in (2, 9)
]
_PROFILE = st.fixed_dictionaries(
    {"account": _FEW},
    optional={
        "name": st.sampled_from(["Ann Meyer", "Anne Meyer", "Cem Kaya"]),
        "email": st.sampled_from(_MAILS),
        "phone": st.sampled_from([*_PHONES, " | ".join(_PHONES)]),
        "city": st.sampled_from(["Paris", "Lagos"]),
        "birth_date": st.sampled_from(["1990-02-03", "1985-07-01"]),
        "wallet": st.sampled_from(_WALLETS),
        "seen_at": st.sampled_from(["2023-01-01", "2024-06-02"]),
    },
)
_LOGIN = st.fixed_dictionaries(
    {
        "account": _FEW,
        "ip": st.sampled_from(["203.0.113.9", "198.51.100.7"]),
        "at": st.sampled_from(["2024-05-01T09:00:00Z", "2024-05-01T23:00:00Z", "2024-05-03T23:00:00Z"]),
    }
)
_PAYMENT = st.fixed_dictionaries({"account": _FEW, "counterparty": st.sampled_from(_WALLETS)})
_DOCUMENT = st.fixed_dictionaries({"account": _FEW, "text": st.sampled_from(_TEXTS)})
_CROWD = [f"Ann{more} Meyer" for more in ("a", "i", "ie", "y", "ea", "is", "et", "ik")]
_FILE = st.sampled_from(["one.csv", "two.csv", "three.csv"])
_VALUE = st.sampled_from([*_PHONES, _MAILS[0], "Ann Meyer"])
_STEP: st.SearchStrategy[Any] = st.one_of(
    st.tuples(st.just("profiles"), st.lists(_PROFILE, min_size=1, max_size=6), _FILE),
    st.tuples(st.just("logins"), st.lists(_LOGIN, min_size=1, max_size=6), _FILE),
    st.tuples(st.just("payments"), st.lists(_PAYMENT, min_size=1, max_size=6), _FILE),
    st.tuples(st.just("documents"), st.lists(_DOCUMENT, min_size=1, max_size=4), _FILE),
    st.tuples(st.just("forget"), st.sampled_from(["profiles", "logins", "payments", "documents"]), _FILE),
    st.tuples(st.just("decide"), _VALUE, st.sampled_from([True, False, None])),
    st.tuples(st.just("decide in"), _VALUE, st.tuples(st.sets(_FEW, min_size=2, max_size=4), st.booleans())),
)
_ENDING = st.sampled_from(["linked", "linked", "linked", "not linked", "killed 0", "killed 1", "killed 2"])


@settings(max_examples=15, deadline=None)
@given(steps=st.lists(st.tuples(_STEP, _ENDING), min_size=1, max_size=8))
def test_kept_pairs_are_those_made_anew(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, str]]) -> None:
    _compare_with_those_made_anew(tmp_path_factory.mktemp("case"), steps)


def _of(accounts: str, **columns: str) -> list[dict[str, str]]:
    return [{"account": f"x:{account}", **columns} for account in accounts]


_PAIR: Any = ("profiles", _of("ab", phone=_PHONES[0], city="Paris", name="Ann Meyer"), "one.csv")
_CHANGES: dict[str, list[Any]] = {
    "what completes them becomes a hub": [("profiles", _of("cd", city="Paris"), "two.csv")],
    "it is a hub no longer": [("profiles", _of("cd", city="Paris"), "two.csv"), ("forget", "profiles", "two.csv")],
    "what completes them is allowed": [
        ("profiles", _of("cd", city="Paris"), "two.csv"),
        ("decide", "Paris", True),
    ],
    "what completes them is denied": [("decide", "Ann Meyer", False)],
    "it is denied between them": [("decide in", "Ann Meyer", ({"x:a", "x:b"}, False))],
    "a hub is allowed between two": [
        ("profiles", _of("cde", phone=_PHONES[0]), "two.csv"),
        ("decide in", _PHONES[0], ({"x:a", "x:c"}, True)),
    ],
    "what they meet on becomes a hub": [("profiles", _of("cde", phone=_PHONES[0]), "two.csv")],
    "one says something else as well": [("profiles", _of("b", city="Lagos", name="Cem Kaya"), "two.csv")],
    "one says what the other does": [
        (
            "profiles",
            [*_of("c", phone=_PHONES[1], city="Berlin"), *_of("d", phone=_PHONES[1], city="Lagos")],
            "two.csv",
        ),
        ("profiles", _of("d", city="Berlin"), "three.csv"),
    ],
    "more share it": [("profiles", _of("c", phone=_PHONES[0]), "two.csv")],
    **{
        f"more have one alike to the {which}": [
            ("profiles", [*_of("ab", email=_MAILS[0]), *_of("cd", email=_MAILS[1])], "two.csv"),
            ("profiles", _of("e", email=mail), "three.csv"),
        ]
        for which, mail in (("first", _MAILS[1]), ("second", _MAILS[0]))
    },
    "their names are no longer compared: too many are alike": [
        (
            "profiles",
            [*_of("c", phone=_PHONES[1], name="Ann Meyer"), *_of("d", phone=_PHONES[1], name="Anne Meyer")],
            "two.csv",
        ),
        ("profiles", [{"account": f"x:m{at}", "name": name} for at, name in enumerate(_CROWD)], "three.csv"),
    ],
    "they part": [("forget", "profiles", "one.csv")],
    "mailboxes that were alike part": [
        ("profiles", _of("a", email=_MAILS[0]), "two.csv"),
        ("profiles", _of("c", email=_MAILS[1]), "three.csv"),
        ("forget", "profiles", "three.csv"),
    ],
}


@pytest.mark.parametrize("said", _CHANGES)
def test_a_change_tells_on_a_pair_that_stands(said: str, tmp_path: Path) -> None:
    steps = [(step, "linked") for step in (_PAIR, *_CHANGES[said])]
    _compare_with_those_made_anew(tmp_path, steps)


def _compare_with_those_made_anew(folder: Path, steps: Sequence[tuple[Any, str]]) -> None:
    with open_ledger(folder) as ledger:
        for step, ending in steps:
            _take(ledger, *step)
            read_contents(ledger, folder, "r1", QUIET)
            build_facts(ledger, QUIET)
            _link(ledger, ending)
        _link(ledger, "linked")
        kept = _made(ledger)
        forget_pairs(ledger)
        for table in ("evidence", "compared", "alike", "block", "crowded", "answered"):
            ledger.execute(f"DELETE FROM {table}")
        _link(ledger, "linked")
        assert kept == _made(ledger)


def test_only_pairs_that_were_touched_are_made_again(tmp_path: Path) -> None:
    def profile(name: str, phone: str) -> dict[str, str]:
        return {"account": f"x:{name}", "phone": phone, "city": "Paris"}

    with open_ledger(tmp_path) as ledger:
        _take(ledger, "profiles", [profile(name, _PHONES[name in "cd"]) for name in "abcd"], "one.csv")
        build_facts(ledger, QUIET)
        _link(ledger, "linked")
        before = _ids(ledger)
        assert set(before) == {("x:a", "x:b"), ("x:c", "x:d")}
        _take(ledger, "profiles", [profile("e", _PHONES[1])], "two.csv")
        build_facts(ledger, QUIET)
        _link(ledger, "linked")
        after = _ids(ledger)
    assert after["x:a", "x:b"] == before["x:a", "x:b"]
    assert after["x:c", "x:d"] != before["x:c", "x:d"]
    assert len(after) == 4


def _ids(ledger: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], list[int]]:
    found = ledger.execute("SELECT l, r, list_sort(list(id)) FROM paired GROUP BY l, r").fetchall()
    return {(left, right): ids for left, right, ids in found}


def _take(ledger: duckdb.DuckDBPyConnection, kind: str, said: Any, which: Any) -> None:
    """One thing that can happen between two runs."""
    if kind == "forget":
        forget_source(ledger, f"{said}-{which}")
    elif kind == "decide":
        ledger.execute("DELETE FROM hub_decision WHERE value = ?", [said])
        if which is not None:
            ledger.execute("INSERT INTO hub_decision VALUES (?, ?, 'ann', '', NULL)", [said, which])
    elif kind == "decide in":
        ledger.execute("DELETE FROM hub_decision_in WHERE value = ?", [said])
        for account in sorted(which[0]):
            ledger.execute("INSERT INTO hub_decision_in VALUES (?, 'c', ?, ?, 'ann', '')", [said, account, which[1]])
    else:
        file = f"{kind}-{which}"
        load_source(ledger, file, kind, "d", "r1", [batch(kind, *said, file=file)])


class _Killed(Exception):
    pass


class _Ending(SilentProgress):
    """Ends a run in the stage of weighing, once so many parts of it are done."""

    def __init__(self, after: int) -> None:
        self.after, self.weighing = after, False

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[_Ending]:
        self.weighing = name == "weighing"
        yield self

    def advance(self, n: int = 1) -> None:
        if self.weighing:
            self.after -= n
            if self.after < 0:
                raise _Killed


def _link(ledger: duckdb.DuckDBPyConnection, ending: str) -> None:
    """Links, or is killed before the pairs are made, or after, or once evidence is weighed."""
    word, _, after = ending.partition(" ")
    judged = pl.DataFrame(schema=JUDGED)
    if word == "linked":
        link(ledger, MODEL, judged, "r1", QUIET)
    elif word == "killed":
        with pytest.raises(_Killed):
            link(ledger, MODEL, judged, "r1", _Ending(int(after)))


def _made(ledger: duckdb.DuckDBPyConnection) -> list[list[tuple[object, ...]]]:
    tables = (
        "SELECT * EXCLUDE (id) FROM paired",
        "SELECT * FROM reach",
        "SELECT * FROM alike",
        "SELECT * EXCLUDE (name) FROM block",
        "SELECT * FROM crowded",
        "SELECT * EXCLUDE (pair) FROM evidence",
        "SELECT * FROM pair_total",
        "SELECT * EXCLUDE (run) FROM link",
    )
    return [rows(ledger, sql) for sql in tables]
