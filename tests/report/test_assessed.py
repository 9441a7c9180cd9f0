"""Roles and coverage in every format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from linkgraph.flags import flags
from linkgraph.flags.wanted import in_words, needs_in_words
from linkgraph.report import Pictures, Report, profile, redact, render
from linkgraph.report.assessed import in_titles, wanted
from linkgraph.report.model import Role
from tests.read.sample import ANNA
from tests.report.sheets import cells

PORT = "port in logins.csv"


def _text(format: str, report: Report) -> str:
    data = render(format, report, Pictures(None))
    if format == "xlsx":
        return "\n".join(cells(data))
    if format == "pdf":
        from tests.report.test_formats import pdf_text

        return " ".join(pdf_text(data).split())
    return data.decode("utf-8").replace("\\", "")


@pytest.mark.parametrize("format", ["html", "pdf", "md", "csv", "xlsx"])
def test_roles_with_their_evidence_and_the_data_that_is_missing(report: Report, format: str) -> None:
    told = _text(format, report)
    for said in ("operator", "shares device", PORT, "addresses of the kind identity_document"):
        assert said in told, said
    if format in ("html", "pdf", "md"):
        assert "accuses nobody" in told
        assert "1 red flag found, 1 clear, 2 not testable" in told
        assert flags()["remote_desktop_port"].title in told


def test_json_has_them_whole(report: Report) -> None:
    cluster = json.loads(render("json", report))["clusters"][0]
    assert cluster["roles"] == [
        {"account": ANNA, "role": "operator", "says": "shares the means", "because": ["shares device"]}
    ]
    assert cluster["coverage"]["clear"] == ["remote_desktop_agent"]
    assert cluster["coverage"]["missing"] == ["LOGGED_IN_FROM.port", "LIVES_AT.kind=identity_document"]


def test_csv_says_unknown_for_an_account_without_a_role(report: Report) -> None:
    rows = {row["account"]: row for row in csv.DictReader(io.StringIO(_text("csv", report)))}
    assert rows[ANNA]["role"] == "operator"
    assert {row["role"] for account, row in rows.items() if account != ANNA} == {"unknown"}


def test_before_red_flags_have_run_nothing_is_said(report: Report) -> None:
    bare = replace(report, clusters=tuple(replace(c, roles=(), coverage=None) for c in report.clusters))
    told = _text("html", bare)
    assert "What could be tested" not in told
    assert "Roles suggested" not in told


def test_what_could_not_be_tested_is_never_called_clear(report: Report) -> None:
    covered = report.clusters[0].coverage
    assert covered is not None
    lacking = {id_ for _, ids in wanted(covered) for id_ in ids}
    assert lacking == set(covered.untestable)
    assert not lacking & {*covered.clear, *covered.found}


def test_the_evidence_of_a_hidden_account_is_left_out(report: Report) -> None:
    (cluster,) = report.clusters
    host = replace(cluster, roles=(Role(ANNA, "facilitator", "helps", ("3 others send parcels to 1 Main St",)),))
    hidden = redact(replace(report, clusters=(host,)), profile("no-personal-data")).clusters[0].roles[0]
    assert (hidden.role, hidden.because) == ("facilitator", ())
    assert hidden.account != ANNA


@pytest.mark.parametrize("need", sorted({need for flag in flags().values() for need in flag.needs}))
def test_every_need_has_words(need: str) -> None:
    assert in_words(need) != need
    assert not any(part in in_words(need) for part in need.split("|"))


def test_several_needs() -> None:
    assert needs_in_words("LOGGED_IN_FROM.port, RATED") == f"{PORT}; reviews.csv"
    assert needs_in_words(None) == ""
    assert in_words("Nothing.known") == "Nothing.known"


def test_reasons_name_flags_by_their_titles() -> None:
    assert in_titles("watchlist_hit (2 subjects)") == "“On the watchlist” (2 subjects)"
    assert in_titles("no_such_flag_at_all") == "no_such_flag_at_all"
