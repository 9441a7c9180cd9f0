from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from linkgraph.ledger.judgements import JOURNAL, append, collect, entry_of, journal, standing
from tests.ledger.batches import batch, load, rows

AT = "2024-05-31T09:00:00Z"


@pytest.fixture(autouse=True)
def accounts(request: pytest.FixtureRequest) -> None:
    if "ledger" in request.fixturenames:
        people = [{"account": f"x:{name}"} for name in "abc"]
        load(request.getfixturevalue("ledger"), "profiles", [batch("profiles", *people)])


def say(work: Path, judgement: str, left: str = "x:b", right: str = "x:a", reason: str | None = None) -> None:
    append(work, entry_of(left, right, judgement, "ann", reason, AT))


def stands(ledger: duckdb.DuckDBPyConnection, work: Path) -> list[tuple[object, ...]]:
    collect(ledger, work, "r1")
    return sorted(standing(ledger).rows())


def test_the_newest_word_stands_and_undone_takes_it_back(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    assert stands(ledger, work) == []
    say(work, "same")
    say(work, "different", left="x:a", right="x:b")
    assert stands(ledger, work) == [("x:a", "x:b", "different")]
    say(work, "undone")
    assert stands(ledger, work) == []
    assert [row[0] for row in rows(ledger, "SELECT judgement FROM judgement")] == ["different", "same", "undone"]


def test_the_journal_outranks_the_table_of_the_folder(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    said = [
        {"left": "x:b", "right": "x:a", "judgement": " Same ", "at": AT},
        {"left": "x:c", "right": "x:a", "judgement": "unsure", "at": AT},
        {"left": "x:c", "right": "x:a", "judgement": "perhaps", "at": AT},
    ]
    load(ledger, "judgements", [batch("judgements", *said)])
    assert stands(ledger, work) == [("x:a", "x:b", "same"), ("x:a", "x:c", "unsure")]
    assert rows(ledger, "SELECT file, line, reason FROM reject") == [
        ("judgements.csv", 4, "judgement 'perhaps' is none of same, different, unsure")
    ]
    say(work, "different")
    assert stands(ledger, work)[0] == ("x:a", "x:b", "different")


def test_judgements_without_effect_are_named(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    said = [
        {"left": "x:a", "right": "x:nobody", "judgement": "same"},
        {"left": "x:a", "right": "x:a", "judgement": "same"},
        {"left": "x:b", "right": "x:a", "judgement": "unsure"},
    ]
    load(ledger, "judgements", [batch("judgements", *said)])
    assert stands(ledger, work) == [("x:a", "x:b", "unsure")]
    assert rows(ledger, "SELECT line, reason FROM reject") == [
        (2, "no source of this case tells of the account x:nobody; the judgement has no effect"),
        (3, "a judgement is about two accounts, and this one is about x:a alone"),
    ]


@pytest.mark.parametrize("kind", ["profiles", "reviews"])
def test_a_judgement_about_an_account_that_is_gone_waits_until_it_is_back(
    ledger: duckdb.DuckDBPyConnection, work: Path, kind: str
) -> None:
    """As if its rows had never been there; whether they were about it, or it had rated another."""
    told = {"account": "x:d"} if kind == "profiles" else {"account": "x:a", "by": "d", "rating": "5"}
    say(work, "same", left="x:a", right="x:d")
    shown = [batch(kind, *({"account": f"x:{name}"} for name in "abc"), told)]
    load(ledger, kind, shown)
    assert stands(ledger, work) == [("x:a", "x:d", "same")]
    load(ledger, kind, [batch(kind, {"account": "x:a"})], digest="e")
    assert stands(ledger, work) == []
    assert rows(ledger, "SELECT reason FROM reject") == [
        ("no source of this case tells of the account x:d; the judgement has no effect",)
    ]
    load(ledger, kind, shown, digest="f")
    assert stands(ledger, work) == [("x:a", "x:d", "same")]
    assert rows(ledger, "SELECT reason FROM reject") == []


def test_a_last_line_cut_short_costs_only_itself(work: Path) -> None:
    work.mkdir(parents=True)
    say(work, "same", reason="café\u2028 and more")
    say(work, "different", reason="señor")
    whole = (work / JOURNAL).read_bytes()
    (work / JOURNAL).write_bytes(whole[: whole.index("ñ".encode()) + 1])
    assert [entry["judgement"] for entry in journal(work)] == ["same"]
    say(work, "unsure")
    assert [entry["judgement"] for entry in journal(work)] == ["same", "unsure"]
    assert journal(work)[0] == {
        "left": "x:a",
        "right": "x:b",
        "judgement": "same",
        "by": "ann",
        "reason": "café\u2028 and more",
        "at": AT,
    }


@pytest.mark.parametrize(
    "line",
    ['{"left": "x:a"}', "[]", "7", '{"left": "x:a", "right": "x:b", "judgement": "same", "at": 7}', "<<<<<<< ours"],
)
def test_a_line_that_is_no_judgement_costs_only_itself(
    ledger: duckdb.DuckDBPyConnection, work: Path, line: str
) -> None:
    """Such as people leave who put two journals together by hand."""
    say(work, "same")
    with (work / JOURNAL).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    say(work, "unsure", right="x:c")
    assert stands(ledger, work) == [("x:a", "x:b", "same"), ("x:b", "x:c", "unsure")]
