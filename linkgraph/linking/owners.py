"""Whose name it is: the account whose own user name or mailbox tells of it.

Who takes a portrait and a name from somebody else keeps his own mailbox and user name, as a rule, and those
tell another name or none. The owner's were made from the name.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

import polars as pl
from anyascii import anyascii

from linkgraph.ledger.ledger import given
from linkgraph.signals.name_scripts import latin

if TYPE_CHECKING:
    import duckdb

SHORTEST = 4
"""Letters of a name that are told in a mailbox by more than chance."""
_NOT_LETTER = re.compile(r"[^a-z]+")


def told(name: str, own: str) -> bool:
    """Whether a user name or mailbox tells of a name, given as its fingerprint: a part, or two together."""
    letters = _letters(own.rpartition("@")[0] or own)
    parts = [_letters(part) for part in latin(name).split()]
    wanted = [*parts, *(a + b for a, b in permutations(parts, 2))]
    return any(len(part) >= SHORTEST and part in letters for part in wanted)


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", anyascii(text).lower())


def owners(ledger: duckdb.DuckDBPyConnection, pairs: pl.DataFrame) -> pl.DataFrame:
    """The ends of `pairs` whose name it is: l, r, account. `pairs` has l, r, lfp, rfp: the name as each carries it."""
    with given(ledger, named=pairs.select("l", "r", "lfp", "rfp").to_arrow()):
        rows = ledger.execute(_OWN).fetchall()
    found = sorted({(left, right, account) for left, right, account, name, own in rows if told(name, own)})
    return pl.DataFrame(found, schema=dict.fromkeys(("l", "r", "account"), pl.String), orient="row")


_OWN = """
WITH ends AS (SELECT l, r, l AS account, lfp AS fp FROM named UNION ALL SELECT l, r, r, rfp FROM named),
own AS (
    SELECT e.l, e.r, e.account, e.fp, f.value FROM ends e JOIN fact f ON f.account = e.account
    WHERE f.kind IN ('handle', 'email') AND f.value IS NOT NULL AND NOT f.gone
)
SELECT DISTINCT o.l, o.r, o.account, p.fingerprint, o.value FROM own o
JOIN fingerprint p ON p.signal = 'name' AND p.fp = o.fp WHERE p.fingerprint IS NOT NULL
"""
