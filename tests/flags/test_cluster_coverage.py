from __future__ import annotations

from pathlib import Path

from linkgraph.flags import cluster_coverage, flags
from linkgraph.flags.needs import Needs
from tests.read.graph import Graph
from tests.read.pair import embedded


def _graph() -> Graph:
    graph = Graph()
    for name in "abcd":
        graph.account(f"up:{name}")
    graph.cluster("C1", ["up:a", "up:b"])
    graph.cluster("C2", ["up:c", "up:d"])
    graph.login("up:a", "192.0.2.1", "2024-01-01T00:00:00Z", port=443)
    graph.shows("up:c", "LIVES_AT", "1 main st", kind="delivery")
    graph.event("up:c", "declined_video_call")
    graph.account("up:d", hourly_rate=10.0, rating=5.0)
    return graph


def test_each_cluster_by_the_data_of_its_members(tmp_path: Path) -> None:
    findings = [{"cluster": "C2", "flag": "noted_declined_video_call"}]
    with embedded(_graph(), tmp_path) as store:
        covered = cluster_coverage(store, ["C1", "C2"], flags().values(), findings)
    assert "remote_desktop_port" in covered["C1"].clear
    assert "remote_desktop_port" in covered["C2"].untestable
    assert "laptop_farm_address" in covered["C2"].clear
    assert "laptop_farm_address" in covered["C1"].untestable
    assert covered["C2"].found == ("noted_declined_video_call",)
    assert "noted_unresponsive" in covered["C2"].clear
    assert "cheap_and_praised" in covered["C2"].clear
    assert "LOGGED_IN_FROM.port" not in covered["C1"].missing
    assert "LOGGED_IN_FROM.port" in covered["C2"].missing


def test_every_flag_once(tmp_path: Path) -> None:
    with embedded(_graph(), tmp_path) as store:
        covered = cluster_coverage(store, ["C1"], flags().values(), [])["C1"]
    assert sorted([*covered.found, *covered.clear, *covered.untestable]) == sorted(flags())


def test_what_the_whole_case_lacks_no_cluster_has(tmp_path: Path) -> None:
    with embedded(_graph(), tmp_path) as store:
        covered = cluster_coverage(store, ["C1", "C2"], flags().values(), [])
        needs = Needs(store)
        lacking = {flag.id for flag in flags().values() if needs.missing(flag.needs)}
    on_watch = {flag.id for flag in flags().values() if any("WatchItem" in need for need in flag.needs)}
    for one in covered.values():
        assert lacking - on_watch <= set(one.untestable)
