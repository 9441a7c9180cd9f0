"""Files that the tools' own libraries write: the group `interop` has those that are too large for everyday work."""

from __future__ import annotations

import importlib
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from .foreign import read_foreign

OKTA = {
    "actor": {"id": "00u1", "type": "User", "alternateId": "Ann@corp.com", "displayName": "Ann Lee"},
    "client": {"userAgent": {"rawUserAgent": "Mozilla/5.0"}, "ipAddress": "203.0.113.9"},
    "eventType": "user.session.start",
    "published": "2024-05-06T07:00:00.000Z",
}


def has_one_of_each(file: Path, account: str) -> None:
    found = read_foreign(file)
    assert found.rejects == []
    (login,), (event,), (profile,) = found.rows["logins"], found.rows["events"], found.rows["profiles"]
    assert (login["account"], login["ip"], login["at"][:13]) == (account, "203.0.113.9", "2024-05-06T07")
    assert (event["account"], event["kind"], profile["email"].lower()) == (account, "login_failed", "ann@corp.com")


def test_okta(tmp_path: Path) -> None:
    event = pytest.importorskip("okta.models.log_event", reason="okta is not installed").LogEvent
    lines = [
        event.model_validate(OKTA | {"outcome": {"result": result}}).model_dump_json(by_alias=True, exclude_none=True)
        for result in ("SUCCESS", "FAILURE")
    ]
    tmp_path.joinpath("log.jsonl").write_text("\n".join(lines))
    has_one_of_each(tmp_path / "log.jsonl", "okta:ann@corp.com")


def test_auth0(tmp_path: Path) -> None:
    log = pytest.importorskip("auth0.management.types.log", reason="auth0-python is not installed").Log
    said = {
        "date": "2024-05-06T07:00:00.000Z",
        "ip": "203.0.113.9",
        "user_agent": "Mozilla/5.0",
        "user_id": "auth0|1",
        "user_name": "ann@corp.com",
        "client_id": "x",
    }
    lines = [log(type=type_, **said).model_dump_json(exclude_none=True) for type_ in ("s", "fp")]
    tmp_path.joinpath("log.jsonl").write_text("\n".join(lines))
    has_one_of_each(tmp_path / "log.jsonl", "auth0:ann@corp.com")


def test_entra(tmp_path: Path) -> None:
    pytest.importorskip("msgraph", reason="msgraph-sdk is not installed")
    from kiota_serialization_json.json_serialization_writer import JsonSerializationWriter
    from msgraph.generated.models.sign_in import SignIn
    from msgraph.generated.models.sign_in_status import SignInStatus

    def entry(code: int) -> Any:
        made = SignIn(
            created_date_time=datetime(2024, 5, 6, 7, tzinfo=UTC),
            user_principal_name="ann@corp.com",
            ip_address="203.0.113.9",
            status=SignInStatus(error_code=code),
        )
        writer = JsonSerializationWriter()
        writer.write_object_value(None, made)
        return json.loads(writer.get_serialized_content())

    tmp_path.joinpath("signins.json").write_text(json.dumps({"value": [entry(0), entry(50126)]}))
    has_one_of_each(tmp_path / "signins.json", "entra:ann@corp.com")


@pytest.mark.parametrize("kind", ["simple", "ndjson", "csv"])
def test_maigret(tmp_path: Path, kind: str) -> None:
    report = pytest.importorskip("maigret.report", reason="maigret is not installed")
    from maigret.result import MaigretCheckResult, MaigretCheckStatus
    from maigret.sites import MaigretSite

    site = MaigretSite("GitHub", {"url": "https://github.com/{username}", "urlMain": "https://github.com"})
    url = "https://github.com/annlee"
    said = {"fullname": "Ann Lee", "email": "ann@x.org"}
    status = MaigretCheckResult("annlee", "GitHub", url, MaigretCheckStatus.CLAIMED, ids_data=said)
    entry = {"username": "annlee", "url_main": site.url_main, "url_user": url, "status": status, "http_status": 200}
    text = io.StringIO()
    results = {"GitHub": entry | {"site": site}}
    if kind == "csv":
        report.generate_csv_report("annlee", results, text)
    else:
        report.generate_json_report("annlee", results, text, kind)
    tmp_path.joinpath("report").write_text(text.getvalue())
    (row,) = read_foreign(tmp_path / "report").rows["profiles"]
    assert (row["account"], row["url"]) == ("github:annlee", url)
    assert kind == "csv" or (row["name"], row["email"]) == ("Ann Lee", "ann@x.org")


def test_sherlock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sherlock = importlib.import_module("sherlock_project.sherlock")
    result = importlib.import_module("sherlock_project.result")

    def searched(user: str, *_: object, **__: object) -> dict[str, Any]:
        said = {"GitHub": result.QueryStatus.CLAIMED, "X": result.QueryStatus.AVAILABLE}
        return {
            site: {
                "url_main": f"https://{site.lower()}.com",
                "url_user": f"https://{site.lower()}.com/{user}",
                "status": result.QueryResult(user, site, "", status, query_time=0.1),
                "http_status": 200,
            }
            for site, status in said.items()
        }

    def offline(*_: object, **__: object) -> None:
        raise OSError("there is no network here")

    monkeypatch.setattr(sherlock, "sherlock", searched)
    monkeypatch.setattr(sherlock.requests, "get", offline)
    monkeypatch.setattr(
        sys, "argv", ["sherlock", "--csv", "--print-all", "--local", "--folderoutput", str(tmp_path), "annlee"]
    )
    sherlock.main()
    (row,) = read_foreign(tmp_path / "annlee.csv").rows["profiles"]
    assert (row["account"], row["url"]) == ("github:annlee", "https://github.com/annlee")
