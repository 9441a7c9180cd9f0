from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.errors import UsageError
from linkgraph.flags import Weighed, account_risk, account_risks, cluster_risk, cluster_risks, flags, load_rules
from linkgraph.flags.flag import Flag

ORIGIN = {"Account.nationality", "Account.country"}
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


def test_risk_comes_near_to_a_hundred_and_keeps_the_order() -> None:
    risks = [cluster_risk(1000, 30, [Weighed(f"own{n}", 30, "a") for n in range(count)]) for count in range(6)]
    totals = [risk.total for risk in risks]
    assert totals == sorted(set(totals))
    assert totals[1] == 60
    assert 95 < totals[5] <= 100
    assert [risk.parts[-1].name == "cut" for risk in risks] == [False, False, True, True, True, True]
    assert all(round(sum(part.points for part in risk.parts), 1) == risk.total for risk in risks)


def test_a_case_may_let_risk_end_sooner() -> None:
    rules = load_rules({"most": 40})
    assert cluster_risk(1000, 30, [Weighed("own", 30, "a")], rules).total == 40


def test_of_rows() -> None:
    clusters = pa.table({"id": ["C1", "C2"], "size": [4, 2], "weakest": [6.0, None]})
    findings = pa.table(
        {"cluster": ["C1", None], "flag": ["rating_ring"] * 2, "weight": [12.0, 12.0], "subject": ["a", "b"]}
    )
    risks = cluster_risks(clusters, findings)
    assert risks["C1"].total == 8 + 3 + 12
    assert risks["C2"].total == 4


def test_of_accounts() -> None:
    rows = {"flag": ["rating_ring", "captive_raters"], "weight": [12.0, 8.0], "subject": ["a", "C1"]}
    risks = account_risks(pa.table(rows))
    assert {account: risk.total for account, risk in risks.items()} == {"a": 12.0}


def _from_flags(flag: str, subject: str) -> Weighed:
    return Weighed(flag, flags()[flag].weight, subject)


OWN_WEIGHT = st.lists(st.builds(_from_flags, st.sampled_from(sorted(flags())), st.sampled_from("abcd")), max_size=20)


@given(OWN_WEIGHT)
def test_what_reads_nationality_or_country_moves_no_score(findings: list[Weighed]) -> None:
    left = [finding for finding in findings if not ORIGIN & set(flags()[finding.flag].needs)]
    assert account_risk(left).total == account_risk(findings).total
    assert cluster_risk(3, 5, left).total == cluster_risk(3, 5, findings).total


@pytest.mark.parametrize("flag", flags().values(), ids=lambda flag: flag.id)
def test_a_rule_that_adds_points_reads_no_origin(flag: Flag) -> None:
    read = {word for word in ("nationalit", "a.languages", "a.countries") if word in flag.cypher}
    if flag.weight and "a.country" in flag.cypher:
        assert "coalesce(a.country, '') <> $country" in flag.cypher, "the claim may only clear, never add"
    assert not (flag.weight and read)


@pytest.mark.parametrize("flag", flags().values(), ids=lambda flag: flag.id)
def test_every_group_has_a_name(flag: Flag) -> None:
    assert flag.group in load_rules().groups


def test_a_case_changes_the_rules() -> None:
    rules = load_rules({"points": {"rating_ring": 3}, "size": {"most": 1}, "most": 50})
    risk = cluster_risk(8, 0, [Weighed("rating_ring", 12, "a")], rules)
    assert risk.total == 4
    assert account_risk([Weighed("watchlist_hit", 80, "a")], rules).total == 50


@pytest.mark.parametrize(
    "wrong", [{"nothing": 1}, {"points": {"no_flag": 1}}, {"size": {"most": -1}}, {"most": "much"}]
)
def test_wrong_rules_are_named(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"linkgraph.toml \[risk\]"):
        load_rules(wrong)
