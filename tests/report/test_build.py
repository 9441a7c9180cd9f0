"""What a report holds."""

from __future__ import annotations

import pytest

from linkgraph.errors import UsageError
from linkgraph.report import Report, build
from linkgraph.store.base import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN, LEE, MAX, RING


def test_cluster_is_whole(report: Report) -> None:
    (cluster,) = report.clusters
    assert [member.id for member in cluster.members] == RING
    assert len(cluster.links) == 3
    assert {finding.flag for finding in cluster.findings} == {"declined_video_call", "laptop_farm_address"}
    assert all(finding.benign and finding.source for finding in cluster.findings)
    assert [moment.kind for moment in cluster.history] == ["born"]


def test_shared_values_are_told_once_with_all_that_have_them(report: Report) -> None:
    wallet = next(shared for shared in report.clusters[0].shared if shared.signal == "wallet")
    assert wallet.accounts == tuple(sorted((ANNA, ANYA, JOHN)))
    assert wallet.weight == 12.0


def test_what_speaks_against_is_kept_apart(report: Report) -> None:
    cluster = report.clusters[0]
    assert [(pair.signal, pair.left, pair.right) for pair in cluster.against] == [("biography", ANN, ANNA)]
    assert all(shared.signal != "biography" for shared in cluster.shared)


def test_evidence_outside_the_cluster_stays_outside(report: Report) -> None:
    cluster = report.clusters[0]
    assert LEE not in {account for shared in cluster.shared for account in shared.accounts}
    assert cluster.judgements == ()
    assert [(said.left, said.right) for said in report.judgements] == [(LEE, MAX)]


def test_summary_says_run_and_version(report: Report) -> None:
    assert (report.summary.case, report.summary.run, report.summary.version) == ("sample", "run-1", "0.1.0")
    assert report.summary.rejected == 1


def test_one_cluster(store: GraphStore) -> None:
    report = build(store, cluster="C1")
    assert report.only == "C1"
    assert report.judgements == ()
    with pytest.raises(UsageError, match="C9"):
        build(store, cluster="C9")


@pytest.mark.parametrize(
    ("since", "anything"),
    [
        ("2024-03-01", True),
        ("2024-04-01T00:01:00+00:00", True),
        ("2024-04-01T02:01:01+02:00", True),
        ("2024-05-01", False),
    ],
)
def test_changes_since_a_date(store: GraphStore, since: str, anything: bool) -> None:
    changes = build(store, since).changes
    assert changes is not None
    assert changes.any == anything


def test_changes_of_one_cluster(store: GraphStore) -> None:
    changes = build(store, "2024-03-01", cluster="C1").changes
    assert changes is not None
    assert [moment.cluster for moment in changes.clusters] == ["C1"]
    assert changes.judgements == ()


def test_changes_since_a_run(store: GraphStore) -> None:
    changes = build(store, "run-1").changes
    assert changes is not None
    assert changes.runs == ()
    assert changes.clusters == ()
    assert [said.by for said in changes.judgements] == ["kay"]


def test_since_something_else(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="yesterday is neither a run nor a date"):
        build(store, "yesterday")
