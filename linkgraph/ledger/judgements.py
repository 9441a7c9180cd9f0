"""What people said: from the case folder's table and from the journal beside the ledger."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from linkgraph.ledger import journal as lines
from linkgraph.ledger.ledger import arrow
from linkgraph.ledger.rows import rows_about_accounts

if TYPE_CHECKING:
    import duckdb

JOURNAL = "judgements.jsonl"
Entry = dict[str, str | None]
WORDS = ("same", "different", "unsure", "undone")


def entry_of(
    left: str,
    right: str,
    judgement: str,
    who: str,
    reason: str | None,
    at: str,
    signal: str | None = None,
    cluster: str | None = None,
) -> Entry:
    """A line of the journal.

    With `signal` it is about that evidence between the two accounts, not about the accounts; with `cluster`
    it is part of a judgement of that cluster as a whole.
    """
    low, high = sorted((left, right))
    entry: Entry = {"left": low, "right": high, "judgement": judgement, "by": who, "reason": reason, "at": at}
    entry |= {"signal": signal} if signal else {}
    return entry | ({"cluster": cluster} if cluster else {})


def append(work: Path, *entries: Entry) -> None:
    """Adds lines to the journal, as `journal.append` does."""
    lines.append(work / JOURNAL, *entries)


def journal(work: Path) -> list[Entry]:
    """Every entry of the journal, oldest first; a line that is none is left out."""
    return [entry for entry in lines.objects(work / JOURNAL) if _is_entry(entry)]


def _is_entry(entry: dict[str, Any]) -> bool:
    """True for what `append` writes; a file that people may merge by hand can hold anything."""
    if not {"left", "right", "judgement"} <= entry.keys():
        return False
    texts = all(isinstance(value, str) or value is None for value in entry.values())
    return texts and entry["judgement"] in WORDS and bool(entry["left"]) and bool(entry["right"])


def collect(ledger: duckdb.DuckDBPyConnection, work: Path, run: str) -> None:
    """Makes the table `judgement` anew; rows of the case folder come first, then the journal.

    The journal is taken in the order of its times, so that lines of another copy of the case, which were
    added later, fall into place.
    """
    ledger.execute("DELETE FROM judgement; DELETE FROM reject WHERE stage = 'judgement'")
    ledger.execute(_BAD_WORDS, [run])
    rows = ledger.execute(_FROM_ROWS).fetchall()
    said = [
        (*sorted((left, right)), word, who, reason, at, file, line, signal)
        for left, right, word, who, reason, at, file, line, signal in rows
    ]
    said += [
        (
            e["left"],
            e["right"],
            e["judgement"],
            e.get("by"),
            e.get("reason"),
            e.get("at"),
            JOURNAL,
            number,
            e.get("signal"),
        )
        for number, e in sorted(enumerate(journal(work), 1), key=lambda entry: entry[1].get("at") or "")
    ]
    keyed = [
        (_id(entry if entry[-1] else entry[:-1]), *entry[:-1], place, entry[-1]) for place, entry in enumerate(said)
    ]
    if keyed:
        ledger.executemany("INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", keyed)
    ledger.execute(_accounts() + _WITHOUT_EFFECT, [run])


def standing(ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The newest word on each pair of accounts of this case that is not undone: left, right, judgement."""
    return pl.DataFrame(arrow(ledger, _accounts() + _STANDING))


def doubted(ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The evidence that people took out and did not put back: left, right, signal (its name)."""
    return pl.DataFrame(arrow(ledger, _DOUBTED))


def _accounts() -> str:
    """SQL that names `known` the judged accounts that a source tells of: a row is about them, or they rated another."""
    everywhere = f"{rows_about_accounts('NOT gone')} UNION ALL {_RATERS}"
    return f"WITH known AS ({_JUDGED} SEMI JOIN ({everywhere}) USING (account))\n"


def _id(entry: tuple[object, ...]) -> str:
    return hashlib.sha256("|".join(map(str, entry)).encode()).hexdigest()[:16]


_FROM_ROWS = """
SELECT trim("left"), trim("right"), lower(trim(judgement)), "by", reason, "at", origin, line,
       try_cast(extra AS JSON) ->> '$.signal' FROM row_judgements
WHERE NOT gone AND lower(trim(judgement)) IN ('same', 'different', 'unsure') ORDER BY "at" NULLS FIRST, origin, line
"""

_BAD_WORDS = """
INSERT INTO reject
SELECT origin, line, 'judgement ''' || judgement || ''' is none of same, different, unsure', 'judgement', ?
FROM row_judgements WHERE NOT gone AND lower(trim(judgement)) NOT IN ('same', 'different', 'unsure')
"""

_JUDGED = """
SELECT account FROM (SELECT left_account AS account FROM judgement UNION SELECT right_account FROM judgement)
"""

_RATERS = """
SELECT CASE WHEN contains("by", ':') OR NOT contains(account, ':') THEN "by"
       ELSE split_part(account, ':', 1) || ':' || "by" END FROM row_reviews WHERE NOT gone
"""

_WITHOUT_EFFECT = """
INSERT INTO reject
SELECT file, line, CASE WHEN left_account = right_account
    THEN 'a judgement is about two accounts, and this one is about ' || left_account || ' alone'
    ELSE 'no source of this case tells of the account '
         || if(left_account IN (FROM known), right_account, left_account)
         || '; the judgement has no effect' END, 'judgement', ?
FROM judgement
WHERE left_account = right_account OR left_account NOT IN (FROM known) OR right_account NOT IN (FROM known)
"""

_STANDING = """
SELECT left_account AS "left", right_account AS "right", judgement FROM judgement
WHERE left_account <> right_account AND left_account IN (FROM known) AND right_account IN (FROM known)
AND signal IS NULL
QUALIFY row_number() OVER (PARTITION BY left_account, right_account ORDER BY place DESC) = 1 AND judgement <> 'undone'
"""

_DOUBTED = """
SELECT left_account AS "left", right_account AS "right", signal FROM judgement WHERE signal IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY left_account, right_account, signal ORDER BY place DESC) = 1
AND judgement = 'different' ORDER BY ALL
"""
