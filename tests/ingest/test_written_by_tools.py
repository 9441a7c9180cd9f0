"""Files that the tools' own libraries write. maigret has an environment of its own: `maigret_report` says why."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from .foreign import read_foreign

MAIGRET = os.environ.get("LINKGRAPH_MAIGRET")
LINKS = (
    "followers",
    "following",
    "gists",
    "starred",
    "subscriptions",
    "organizations",
    "repos",
    "events",
    "received_events",
)
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
    event = importlib.import_module("okta.models.log_event").LogEvent
    lines = [
        event.model_validate(OKTA | {"outcome": {"result": result}}).model_dump_json(by_alias=True, exclude_none=True)
        for result in ("SUCCESS", "FAILURE")
    ]
    tmp_path.joinpath("log.jsonl").write_text("\n".join(lines))
    has_one_of_each(tmp_path / "log.jsonl", "okta:ann@corp.com")


def test_auth0(tmp_path: Path) -> None:
    log = importlib.import_module("auth0.management.types.log").Log
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


def test_github(tmp_path: Path) -> None:
    from githubkit_schemas.latest import models

    api, profile = "https://api.github.com", "https://github.com/annlee"
    links = {f"{name}_url": f"{api}/users/annlee/{name}" for name in LINKS}
    who: dict[str, Any] = {
        "login": "annlee", "id": 7, "node_id": "U_7", "url": f"{api}/users/annlee", "html_url": profile,
        "avatar_url": f"{api}/a.png", "gravatar_id": "", "type": "User", "site_admin": False, **links,
    }  # fmt: skip
    of_the_public = {
        "name": "Ann Lee", "company": "Harbour", "blog": "https://ann.example", "location": "Seoul",
        "email": "ann@x.org", "hireable": None, "bio": "I build things.", "public_repos": 1, "public_gists": 0,
        "followers": 0, "following": 0, "created_at": "2020-05-06T07:00:00Z", "updated_at": "2024-05-06T07:00:00Z",
    }  # fmt: skip
    signed = {"name": "Ann L.", "email": "ann.lee@pay.org", "date": "2024-05-06T07:00:00Z"}
    ref = {"sha": "ab", "url": f"{api}/x"}
    commit = {
        **ref, "node_id": "C_1", "html_url": f"{profile}/x/commit/ab", "comments_url": f"{api}/x/comments",
        "commit": {"url": f"{api}/x", "author": signed, "committer": signed, "message": "x", "comment_count": 0,
                   "tree": ref},
        "author": who, "committer": who, "parents": [],
    }  # fmt: skip
    written = [models.PublicUser.model_validate(who | of_the_public), models.Commit.model_validate(commit)]
    tmp_path.joinpath("github.jsonl").write_text("\n".join(one.model_dump_json() for one in written))
    found = read_foreign(tmp_path / "github.jsonl")
    assert (found.by, found.rejects) == ("GitHub JSON", [])
    assert [(row["account"], row["name"], row["email"]) for row in found.rows["profiles"]] == [
        ("github:annlee", "Ann Lee", "ann@x.org"),
        ("github:annlee", "Ann L.", "ann.lee@pay.org"),
    ]
    assert found.rows["profiles"][0]["created_at"] == "2020-05-06T07:00:00Z"


@pytest.mark.skipif(MAIGRET is None, reason="LINKGRAPH_MAIGRET names no Python that has maigret")
@pytest.mark.parametrize("kind", ["simple", "ndjson", "csv"])
def test_maigret(tmp_path: Path, kind: str) -> None:
    program = Path(__file__).with_name("maigret_report.py")
    subprocess.run([str(MAIGRET), str(program), kind, str(tmp_path / "report")], check=True, timeout=120)
    (row,) = read_foreign(tmp_path / "report").rows["profiles"]
    assert (row["account"], row["url"]) == ("github:annlee", "https://github.com/annlee")
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
