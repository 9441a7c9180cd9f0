"""What a watchlist names and an account nearly shows: another spelling of a name, a letter of a domain.

Fills `watched`: account, item, level, distance, shown, detail. The level `same` is equality that only a
comparison sees (the order of a name, the bytes of a picture); what is equal by its value alone is found by
red flags in the graph. The rest is near, and a lead only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.linking.watched_values import blocks_around, domains_near, pictures_near
from linkgraph.signals import Signal, signals

if TYPE_CHECKING:
    import duckdb

LEVELS = {"name": ("same", "longer", "spelling"), "email": ("typo", "similar"), "handle": ("stem", "near")}
"""The levels of each signal that are a hit; equal addresses and user names are one node of the graph."""
FARTHEST = {"name": 0.08}
"""The distance up to which a comparison is a hit: a list of thousands of names has many that are somewhat alike."""
CROWD = 500
"""Listed values under one block key beyond which it says nothing."""
CHUNK = 20_000


class Hit(NamedTuple):
    """A listed item and what an account shows that is like it."""

    item: str
    value: str
    level: str
    distance: float
    detail: str


def find_watched(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Makes `watched` anew. Needs the carriers of `make_fingerprints`."""
    ledger.execute("DELETE FROM watched")
    for kind, levels in LEVELS.items():
        listed = _listed(ledger, kind)
        if listed:
            _keep(ledger, _like(ledger, signals()[kind], listed, levels), _CARRIERS.replace("{signal}", kind))
    for kind, (find, shown) in _OTHERS.items():
        listed = _listed(ledger, kind)
        if listed:
            values = [
                value for (value,) in ledger.execute(f"SELECT DISTINCT value FROM ({shown}) ORDER BY 1").fetchall()
            ]
            _keep(ledger, (Hit(*found) for found in find(listed, values, folder)), shown)


def _listed(ledger: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[str, str]]:
    """The id and canonical value of each listed item of a kind."""
    return ledger.execute(_LISTED, [kind]).fetchall()


def _like(
    ledger: duckdb.DuckDBPyConnection, signal: Signal, listed: Sequence[tuple[str, str]], levels: Sequence[str]
) -> Iterator[Hit]:
    """Fingerprints of the case that meet a listed one under a block key and are alike."""
    items: dict[str, list[str]] = defaultdict(list)
    for item, value in listed:
        if mark := signal.fingerprint(value):
            items[mark].append(item)
    keys: dict[str, list[str]] = defaultdict(list)
    for mark in items:
        for key in signal.block_keys(mark):
            keys[key].append(mark)
    keys = {key: marks for key, marks in keys.items() if len(marks) <= CROWD}
    cursor = ledger.cursor()
    cursor.execute(
        "SELECT DISTINCT fingerprint FROM fingerprint WHERE signal = ? AND fingerprint IS NOT NULL", [signal.key]
    )
    while rows := cursor.fetchmany(CHUNK):
        pairs = [(mark, text) for (text,) in rows for mark in _met(signal, text, keys)]
        for (mark, text), found in zip(pairs, signal.compare_many(pairs), strict=True):
            near = found is not None and found.distance <= FARTHEST.get(signal.key, found.distance)
            if found is not None and near and found.level in levels:
                yield from (
                    Hit(item, text, found.level, found.distance, _SAYS[signal.key, found.level]) for item in items[mark]
                )


def _met(signal: Signal, text: str, keys: dict[str, list[str]]) -> list[str]:
    return sorted({mark for key in signal.block_keys(text) for mark in keys.get(key, ())})


def _keep(ledger: duckdb.DuckDBPyConnection, hits: Iterator[Hit], shown: str) -> None:
    """Writes `hits` for each account that shows the value."""
    found = list(hits)
    if not found:
        return
    columns = list(zip(*found, strict=True))
    types = (pa.string(), pa.string(), pa.string(), pa.float64(), pa.string())
    table = pa.table(
        {name: pa.array(cells, kind) for name, cells, kind in zip(Hit._fields, columns, types, strict=True)}
    )
    with given(ledger, watched_now=table):
        ledger.execute(
            f"INSERT INTO watched WITH hit AS (SELECT w.*, s.account, s.shown, (w.distance, w.level, s.shown) AS place "
            f"FROM watched_now w JOIN ({shown}) s ON s.value = w.value) "
            "SELECT account, item, arg_min(level, place), min(distance), arg_min(shown, place), arg_min(detail, place) "
            "FROM hit GROUP BY account, item"
        )


_LISTED = """
SELECT left(md5(r.origin || r.key), 16), CASE WHEN contains(r.value, '/') AND r.kind = 'ip' THEN trim(r.value)
       ELSE coalesce(n.value, trim(r.value)) END
FROM row_watchlist r LEFT JOIN normal n ON n.kind = r.kind AND n.raw = trim(r.value) AND n.country IS NULL
WHERE NOT r.gone AND r.kind = ? ORDER BY ALL
"""
_CARRIERS = """
SELECT c.account, p.fingerprint AS value, min(c.raw) AS shown FROM carried c
JOIN fingerprint p ON p.signal = c.signal AND p.value = c.value WHERE c.signal = '{signal}' GROUP BY ALL
"""
_IPS = """
SELECT r.account, n.value, min(r.ip) AS shown FROM row_logins r
JOIN normal n ON n.kind = 'ip' AND n.raw = r.ip AND n.country IS NULL
WHERE n.value IS NOT NULL AND NOT r.gone GROUP BY ALL
"""
_HOSTS = """
SELECT account,
       CASE kind WHEN 'email' THEN split_part(value, '@', 2) ELSE regexp_extract(value, '^[^/?:]+') END AS value,
       min(raw) AS shown
FROM fact WHERE kind IN ('email', 'website') AND value IS NOT NULL AND NOT gone GROUP BY ALL
"""
_PICTURES = """
SELECT f.account, c.id || ' ' || c.hash AS value, min(f.raw) AS shown FROM fact f JOIN content c ON c.id = f.value
WHERE f.kind = 'photo' AND NOT f.gone AND c.hash IS NOT NULL AND c.refused IS NULL GROUP BY ALL
"""
_OTHERS = {
    "ip": (blocks_around, _IPS),
    "domain": (domains_near, _HOSTS),
    "photo": (pictures_near, _PICTURES),
}
_SAYS = {
    ("name", "same"): "the same name, its parts in another order or script",
    ("name", "longer"): "one name, once with further parts",
    ("name", "spelling"): "one name, spelt differently",
    ("email", "typo"): "a domain one letter apart",
    ("email", "similar"): "the same mailbox name at another provider",
    ("handle", "stem"): "a user name of the same stem",
    ("handle", "near"): "a user name one letter apart, or that looks alike",
}
