"""What a redacted report may not say, in any format."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from linkgraph.errors import UsageError
from linkgraph.report import Pictures, Report, profile, redact, render
from linkgraph.report.model import Input
from tests.read.sample import ANN, ANNA, ANYA, JOHN, RING

PERSONAL = (*RING, "Anna Kim", "Anya Petrova", "John Smith", "Ann Kim", "kim@mail.com", "0xabc", "annk", "1990-01-01")
FORMATS = ("html", "md", "json", "csv", "xlsx")


def text(format: str, report: Report, pictures: Pictures) -> str:
    data = render(format, report, pictures)
    if format == "xlsx":
        from tests.report.sheets import cells

        return "\n".join(cells(data))
    return data.decode("utf-8").replace("\\", "")


@pytest.mark.parametrize("format", FORMATS)
def test_no_personal_data(report: Report, pictures: Pictures, format: str) -> None:
    told = text(format, redact(report, profile("no-personal-data")), pictures)
    for value in PERSONAL:
        assert value not in told, value
    assert not re.search("data:image|photos/", told)
    assert "kay" not in told
    assert "met both" not in told


def test_weights_stay(report: Report) -> None:
    hidden = redact(report, profile("no-personal-data")).clusters[0]
    kept = report.clusters[0]
    assert [link.weight for link in hidden.links] == [link.weight for link in kept.links]
    assert (hidden.size, hidden.risk, hidden.parts) == (kept.size, kept.risk, kept.parts)
    assert len({member.id for member in hidden.members}) == len(kept.members)


def test_no_photos(report: Report, pictures: Pictures) -> None:
    told = text("html", redact(report, profile("no-photos")), pictures)
    assert "data:image" not in told
    assert "Anna Kim" in told


@pytest.mark.parametrize("format", FORMATS)
def test_a_platform_sees_its_own_accounts_alone(report: Report, pictures: Pictures, format: str) -> None:
    told = text(format, redact(report, profile("platform:upwork")), pictures)
    for value in (ANYA, JOHN, "Anya Petrova", "John Smith"):
        assert value not in told, value
    for value in (ANN, ANNA, "Anna Kim"):
        assert value in told
    assert "kay" not in told


def test_law_enforcement_gets_everything(report: Report, pictures: Pictures) -> None:
    told = text("html", redact(report, profile("law-enforcement")), pictures)
    for value in (*RING, "Anna Kim", "kim@mail.com", "profiles.csv:2"):
        assert value in told


@pytest.mark.parametrize("said", ["everything", "platform", "platform:", "no-photos:x"])
def test_unknown_profile(said: str) -> None:
    with pytest.raises(UsageError, match="no-personal-data"):
        profile(said)


@pytest.mark.parametrize("name", ["no-photos", "no-personal-data", "platform:upwork", "law-enforcement"])
def test_every_profile_says_what_it_left_out(report: Report, pictures: Pictures, name: str) -> None:
    chosen = profile(name)
    for format in ("html", "md", "json"):
        assert chosen.sentence in text(format, redact(report, chosen), pictures)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["no-personal-data", "platform:upwork"])
def test_names_of_files_are_left_out(report: Report, pictures: Pictures, name: str, format: str) -> None:
    files = (Input("documents/CV Anya Petrova.pdf", "document", "ab" * 32), Input("anya.csv", None, "cd" * 32))
    told = text(format, redact(replace(report, inputs=files), profile(name)), pictures)
    assert not re.search("petrova|anya", told, re.IGNORECASE)
    assert format == "csv" or "ab" * 32 in told
