from __future__ import annotations

import ipaddress
import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mmdb_writer import MMDBWriter
from netaddr import IPSet

from linkgraph.errors import CaseError
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.network import Networks, networks_in, read_network
from linkgraph.progress import SilentProgress
from tests.ingest.reading import real_data
from tests.ledger.batches import batch, load, rows


def test_what_the_lists_say(ledger: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    tmp_path.joinpath("vpn.txt").write_text("# exits\n198.51.100.0/24\n2001:db8:1::/48\nAS9009 # M247\n")
    tmp_path.joinpath("cloud.json").write_text(json.dumps({"name": "x", "list": ["198.51.0.0/16", "203.0.113.9"]}))
    made = MMDBWriter(ip_version=6, ipv4_compatible=True)
    made.insert_network(IPSet(["203.0.113.0/24"]), {"country": {"iso_code": "KR"}})
    made.to_db_file(str(tmp_path / "country.mmdb"))
    seen = ["198.51.100.7", "198.51.2.2", "2001:db8:1::5", "203.0.113.9", "192.0.2.1"]
    logins = [{"account": "x:a", "ip": ip, "at": "2024-05-01T09:00:00Z"} for ip in seen]
    load(ledger, "logins", [batch("logins", *logins)])
    build_facts(ledger, SilentProgress())
    settings = {"vpn": ("vpn.txt",), "hosting": ("*.json",), "country": ("country.mmdb",)}
    read_network(ledger, tmp_path, settings)
    assert rows(ledger, "SELECT value, kind, country FROM ip_fact ORDER BY value") == [
        ("192.0.2.1", None, None),
        ("198.51.100.7", "vpn", None),
        ("198.51.2.2", "hosting", None),
        ("2001:db8:1::5", "vpn", None),
        ("203.0.113.9", "hosting", "KR"),
    ]


def test_a_file_of_countries_for_one_version_knows_nothing_of_the_other(
    ledger: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    made = MMDBWriter(ip_version=4)
    made.insert_network(IPSet(["203.0.113.0/24"]), {"country": {"iso_code": "KR"}})
    made.to_db_file(str(tmp_path / "country.mmdb"))
    seen = ["2001:db8:1::5", "203.0.113.9"]
    load(ledger, "logins", [batch("logins", *({"account": "x:a", "ip": ip, "at": "2024-05-01"} for ip in seen))])
    build_facts(ledger, SilentProgress())
    read_network(ledger, tmp_path, {"country": ("country.mmdb",)})
    assert rows(ledger, "SELECT value, country FROM ip_fact ORDER BY value") == [
        ("2001:db8:1::5", None),
        ("203.0.113.9", "KR"),
    ]


def test_a_list_that_is_not_there_is_named(ledger: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"\[network\] vpn = \['vpn.txt'\] names no file"):
        read_network(ledger, tmp_path, {"vpn": ("vpn.txt",)})


NETWORKS = st.lists(
    st.tuples(st.integers(0, 2**32 - 1), st.integers(20, 32)).map(lambda n: ipaddress.ip_network(n, strict=False)),
    max_size=8,
)


@given(NETWORKS, st.integers(0, 2**32 - 1))
def test_bisection_agrees_with_asking_each_network(networks: list[ipaddress.IPv4Network], number: int) -> None:
    for wanted in (number, *(int(network.broadcast_address) for network in networks)):
        address = ipaddress.ip_address(wanted)
        assert (wanted in Networks(networks)) == any(address in network for network in networks)


def test_the_real_lists_are_read() -> None:
    folder = real_data("lists_network")
    assert sum(1 for _ in networks_in(folder / "x4bnet" / "vpn_ipv4.txt")) > 1_000
    assert sum(1 for _ in networks_in(folder / "misp" / "vpn-ipv4.json")) > 1_000
