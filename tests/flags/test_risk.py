from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.flags import Weighed, account_risk, cluster_risk, cluster_risks, flags

FINDINGS = st.lists(
    st.builds(Weighed, st.sampled_from(sorted(flags())), st.floats(0, 40), st.sampled_from(["a", "b", "c", "d"])),
    max_size=20,
)


@given(st.integers(1, 5000), st.none() | st.floats(-50, 80), FINDINGS)
def test_the_parts_add_up(size: int, weakest: float | None, findings: list[Weighed]) -> None:
    risk = cluster_risk(size, weakest, findings)
    assert 0 <= risk.total <= 100
    assert risk.total == pytest.approx(sum(part.points for part in risk.parts), abs=0.05)


@given(st.integers(1, 100), FINDINGS, FINDINGS)
def test_more_findings_never_lower_it(size: int, some: list[Weighed], more: list[Weighed]) -> None:
    assert cluster_risk(size, 5.0, some + more).total >= cluster_risk(size, 5.0, some).total


@given(FINDINGS, st.randoms())
def test_the_order_does_not_matter(findings: list[Weighed], random: object) -> None:
    shuffled = sorted(findings, key=lambda finding: (finding.subject, finding.weight, finding.flag))
    assert account_risk(findings) == account_risk(shuffled)


def test_flags_of_one_group_count_once() -> None:
    assert flags()["remote_desktop_port"].group == flags()["noted_remote_desktop"].group
    one = account_risk([Weighed("remote_desktop_port", 10, "a")])
    both = account_risk([Weighed("remote_desktop_port", 10, "a"), Weighed("noted_remote_desktop", 10, "a")])
    assert one.total == both.total == 10


def test_further_subjects_add_a_little() -> None:
    findings = [Weighed("remote_desktop_port", 10, name) for name in "abc"]
    assert account_risk(findings).total == 12.0


def test_risk_ends_at_a_hundred() -> None:
    risk = cluster_risk(1000, 30, [Weighed(f"own{number}", 30, "a") for number in range(5)])
    assert risk.total == 100
    assert risk.parts[-1].name == "cut"


def test_of_rows() -> None:
    clusters = pa.table({"id": ["C1", "C2"], "size": [4, 2], "weakest": [6.0, None]})
    findings = pa.table(
        {"cluster": ["C1", None], "flag": ["rating_ring"] * 2, "weight": [12.0, 12.0], "subject": ["a", "b"]}
    )
    risks = cluster_risks(clusters, findings)
    assert risks["C1"].total == 8 + 3 + 12
    assert risks["C2"].total == 4


def test_nationality_is_no_part_of_it() -> None:
    origin = {"nationality", "country", "languages", "name"}
    for flag in flags().values():
        if "nationality" in flag.cypher:
            assert "contradict" in flag.id, f"{flag.id} reads the nationality without a contradiction"
    assert not origin & {part.name for part in cluster_risk(3, 5, []).parts}
