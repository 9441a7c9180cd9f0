from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph import read
from linkgraph.clusters.identity import Change, changes, heirs
from linkgraph.errors import UsageError
from linkgraph.store import GraphStore, open_store
from tests.ui import made
from tests.ui.conftest import save


def told(at: str, cluster: str, kind: str, detail: str) -> dict[str, str]:
    return {"id": f"{at} {cluster} {kind}", "cluster": cluster, "kind": kind, "detail": detail, "run": at, "at": at}


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    opened = open_store(f"ladybug:{tmp_path / 'graph.lbug'}")
    events = [
        told("1", "C-A", "born", "3 accounts"),
        told("1", "C-D", "born", "2 accounts"),
        told("2", "C-A", "ended", "went into C-B, C-C"),
        told("3", "C-B", "ended", "went into C-E, C-A"),
        told("3", "C-D", "ended", "its accounts are no longer linked"),
    ]
    clusters: list[made.Row] = [{"id": name, "size": 2, "risk": 1.0, "accounts": []} for name in ("C-C", "C-E")]
    save(opened, {"ClusterEvent": events, "Cluster": clusters})
    return opened


def test_a_cluster_is_followed_to_what_there_is_today(store: GraphStore) -> None:
    end = read.ended(store, "C-A")
    assert end
    assert (end["at"], end["heirs"]) == ("2", ["C-E", "C-C"])
    with pytest.raises(UsageError, match="it went into C-E and C-C"):
        read.show(store, "C-A")


def test_a_cluster_whose_accounts_came_apart_has_no_heirs(store: GraphStore) -> None:
    end = read.ended(store, "C-D")
    assert end
    assert end["heirs"] == []
    with pytest.raises(UsageError, match="no longer linked"):
        read.cluster(store, "C-D")


@pytest.mark.parametrize("known", ["C-C", "C-Z"])
def test_what_is_still_there_or_never_was_has_not_ended(store: GraphStore, known: str) -> None:
    assert read.ended(store, known) is None


def test_an_end_names_the_heirs_it_says() -> None:
    end = changes({"C-A": ["a", "b", "c"]}, {"C-X": ["a"], "C-Y": ["b", "c"]})[0]
    assert (end.kind, heirs(end.detail)) == ("ended", ["C-X", "C-Y"])
    assert heirs(Change("C-A", "born", "3 accounts out of C-B").detail) == []
