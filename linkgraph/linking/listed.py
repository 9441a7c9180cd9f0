"""Which fingerprints stand on a list that came with the case."""

from __future__ import annotations

import ipaddress
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.ledger.network import Networks
from linkgraph.normalise import website
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb

EXACT = {"wallet": "wallet", "name": "name", "phone": "phone"}
"""Kinds of entries and the signal that compares them, where only the same value is meant."""
SHARED_NETWORKS = ("tor", "relay", "vpn")
"""What `[network]` says of an address that makes it one which strangers share."""
Entry = tuple[str, str]
Found = list[tuple[str, int, str]]


def find_listed(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `listed_fp` (signal, fp, said) of what accounts carry."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE listed_fp (signal VARCHAR, fp UBIGINT, said VARCHAR)")
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for kind, value, said in ledger.execute("SELECT kind, value, said FROM listed ORDER BY ALL").fetchall():
        by_kind[kind].append((value, said))
    for kind, key in EXACT.items():
        _note_equal(ledger, key, by_kind[kind])
    _note(ledger, _houses(ledger, by_kind["address"]))
    _note(ledger, _sites(ledger, dict(by_kind["domain"])))
    _note(ledger, _addresses(ledger, by_kind["network"]))


def _note(ledger: duckdb.DuckDBPyConnection, found: Found) -> None:
    if not found:
        return
    key, fp, said = zip(*found, strict=True)
    with given(
        ledger, noted=pa.table({"signal": pa.array(key), "fp": pa.array(fp, pa.uint64()), "said": pa.array(said)})
    ):
        ledger.execute("INSERT INTO listed_fp SELECT signal, fp, min(said) FROM noted GROUP BY signal, fp")


def _note_equal(ledger: duckdb.DuckDBPyConnection, key: str, entries: Sequence[Entry]) -> None:
    made = [(text, said) for value, said in entries if (text := signals()[key].fingerprint(value)) is not None]
    for text, said in made:
        ledger.execute(
            "INSERT INTO listed_fp SELECT DISTINCT signal, fp, ? FROM carrier WHERE signal = ? "
            "AND fp = md5_number_lower(?)",
            [said, key, text],
        )


def _houses(ledger: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> Found:
    """The postal addresses in a listed house: those the signal says are alike."""
    signal = signals()["address"]
    keyed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for value, said in entries:
        text = signal.fingerprint(value)
        for key in signal.block_keys(text) if text is not None else ():
            keyed[key].append((text or "", said))
    if not keyed:
        return []
    carried = ledger.execute(_CARRIED, ["address"]).fetchall()
    asked = [
        (fp, text, listed, said)
        for fp, text in carried
        for key in sorted(signal.block_keys(text))
        for listed, said in keyed.get(key, ())
    ]
    found = signal.compare_many((text, listed) for _, text, listed, _ in asked)
    return [("address", fp, said) for (fp, _, _, said), same in zip(asked, found, strict=True) if same is not None]


def _sites(ledger: duckdb.DuckDBPyConnection, entries: dict[str, str]) -> Found:
    carried = ledger.execute(_CARRIED, ["website"]).fetchall() if entries else []
    named = [(fp, website.domain(text)) for fp, text in carried]
    return [("website", fp, entries[domain]) for fp, domain in named if domain in entries]


def _addresses(ledger: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> Found:
    kinds = dict(ledger.execute("SELECT value, kind FROM ip_fact WHERE kind IS NOT NULL").fetchall())
    lists: dict[tuple[str, int], list[ipaddress.IPv4Network | ipaddress.IPv6Network]] = defaultdict(list)
    for value, said in entries:
        network = ipaddress.ip_network(value)
        lists[said.rpartition(", line")[0], network.version].append(network)
    ready = {place: Networks(networks) for place, networks in lists.items()}
    carried = ledger.execute(_CARRIED, ["ip_session"]).fetchall() if ready or kinds else []
    found = []
    for fp, text in carried:
        ip = text.partition("|")[0]
        general = f"on a list of {kinds[ip]} networks" if kinds.get(ip) in SHARED_NETWORKS else None
        number = ipaddress.ip_address(ip)
        told = next((s for (s, v), nets in ready.items() if v == number.version and int(number) in nets), general)
        if told:
            found.append(("ip_session", fp, told))
    return found


_CARRIED = """
SELECT DISTINCT fp, fingerprint FROM fingerprint p WHERE signal = ? AND fp IS NOT NULL
AND EXISTS (SELECT 1 FROM carrier c WHERE c.signal = p.signal AND c.fp = p.fp) ORDER BY fp
"""
