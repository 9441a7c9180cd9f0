"""Which addresses the watchlist calls exits, against asking each network."""

from __future__ import annotations

import ipaddress
from importlib import resources

import duckdb
import pytest

from linkgraph.publish import functions

LISTED = ["198.51.100.0/24", "203.0.113.7", "2001:db8:1::/48", "2001:DB8:2:0::5", "0.0.0.0/0", "::/0", "nonsense"]
SEEN = ["198.51.100.9", "198.51.101.9", "203.0.113.7", "2001:db8:1:ffff::1", "2001:db8:2::5", "2001:db8:3::1"]


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    functions.register(made)
    made.execute("CREATE TABLE row_watchlist (gone BOOL, kind VARCHAR, value VARCHAR, label VARCHAR)")
    made.execute("CREATE TABLE login (ip VARCHAR)")
    made.executemany("INSERT INTO row_watchlist VALUES (false, 'ip', ?, 'VPN')", [[value] for value in (*LISTED, None)])
    made.executemany("INSERT INTO login VALUES (?)", [[ip] for ip in (*SEEN, None)])
    return made


def test_blocks_of_both_versions(connection: duckdb.DuckDBPyConnection) -> None:
    script = resources.files("linkgraph.publish").joinpath("derived/exits.sql").read_text(encoding="utf-8")
    connection.execute(script)
    found = {ip for (ip,) in connection.execute("SELECT value FROM exit_ip WHERE label = 'vpn'").fetchall()}
    networks = [ipaddress.ip_network(value) for value in LISTED[:4]]
    assert found == {ip for ip in SEEN if any(ipaddress.ip_address(ip) in network for network in networks)}
    assert "2001:db8:1:ffff::1" in found
