"""Entries with the fields of the providers' own references of their logs.

`test_written_by_tools.py` has those that the providers' libraries write; of Google Workspace there is none that writes,
so its entries follow the reference of the Reports API (activities of the application `login`).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .foreign import read_foreign

OKTA = {
    "actor": {"id": "00u1", "type": "User", "alternateId": "Ann@corp.com", "displayName": "Ann Lee"},
    "client": {
        "userAgent": {"rawUserAgent": "Mozilla/5.0", "os": "Mac OS X", "browser": "CHROME"},
        "ipAddress": "203.0.113.9",
        "geographicalContext": {"city": "Seoul", "country": "South Korea"},
    },
    "device": None,
    "displayMessage": "User login to Okta",
    "eventType": "user.session.start",
    "outcome": {"result": "SUCCESS", "reason": None},
    "published": "2024-05-06T07:00:00.000Z",
    "debugContext": {"debugData": {"deviceFingerprint": "abcd1234"}},
}
ENTRA = {
    "id": "66ea54eb",
    "createdDateTime": "2024-05-06T07:00:00Z",
    "userDisplayName": "Ann Lee",
    "userPrincipalName": "ann@corp.com",
    "userId": "26be570a",
    "appDisplayName": "Graph explorer",
    "ipAddress": "203.0.113.9",
    "clientAppUsed": "Browser",
    "status": {"errorCode": 0, "failureReason": None},
    "deviceDetail": {"deviceId": "abcd1234", "operatingSystem": "Windows 10", "browser": "Mozilla/5.0"},
    "location": {"city": "Seoul", "countryOrRegion": "South Korea"},
}
GOOGLE = {
    "kind": "admin#reports#activity",
    "id": {"time": "2024-05-06T07:00:00Z", "uniqueQualifier": "1", "applicationName": "login", "customerId": "C1"},
    "actor": {"callerType": "USER", "email": "ann@corp.com", "profileId": "1"},
    "ipAddress": "203.0.113.9",
    "events": [{"type": "login", "name": "login_success", "parameters": []}],
}
AUTH0 = {
    "date": "2024-05-06T07:00:00.000Z",
    "type": "s",
    "client_id": "x",
    "ip": "203.0.113.9",
    "user_agent": "Mozilla/5.0",
    "user_id": "auth0|1",
    "user_name": "ann@corp.com",
    "location_info": {"country_code": "KR"},
}


def failed(entry: dict[str, Any]) -> dict[str, Any]:
    name = next(name for name, one in ALL.items() if one is entry)
    changes: dict[str, dict[str, Any]] = {
        "okta": {"outcome": {"result": "FAILURE", "reason": "INVALID_CREDENTIALS"}},
        "entra": {"status": {"errorCode": 50126}},
        "google": {"events": [{"type": "login", "name": "login_failure"}]},
        "auth0": {"type": "fp"},
    }
    return entry | changes[name]


ALL: dict[str, dict[str, Any]] = {"okta": OKTA, "entra": ENTRA, "google": GOOGLE, "auth0": AUTH0}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("lines", [True, False])
def test_sign_ins(tmp_path: Path, name: str, lines: bool) -> None:
    both = [ALL[name], failed(ALL[name])]
    file = tmp_path / "export.json"
    file.write_text("".join(json.dumps(one) + "\n" for one in both) if lines else json.dumps(both, indent=1))
    found = read_foreign(file)
    assert (found.by, found.rejects) == ("identity provider log", [])
    (login,), (event,), (profile,) = found.rows["logins"], found.rows["events"], found.rows["profiles"]
    assert (login["account"], login["ip"], login["at"][:16]) == (
        f"{name}:ann@corp.com",
        "203.0.113.9",
        "2024-05-06T07:00",
    )
    assert (event["account"], event["kind"]) == (f"{name}:ann@corp.com", "login_failed")
    assert profile["email"].lower() == "ann@corp.com"


def test_devices_and_browsers(tmp_path: Path) -> None:
    for name in ("okta", "entra"):
        tmp_path.joinpath("x.json").write_text(json.dumps([ALL[name]]))
        (login,) = read_foreign(tmp_path / "x.json").rows["logins"]
        assert (login["device"], login["user_agent"], login["country"]) == ("abcd1234", "Mozilla/5.0", "South Korea")


def test_what_is_no_column_of_ours_is_kept(tmp_path: Path) -> None:
    tmp_path.joinpath("x.json").write_text(json.dumps([OKTA, failed(OKTA)]))
    found = read_foreign(tmp_path / "x.json")
    kept = found.rows["logins"][0]["extra"]
    assert (kept["client.geographicalContext.city"], kept["client.userAgent.os"]) == ("Seoul", "Mac OS X")
    kept = found.rows["events"][0]["extra"]
    assert (kept["outcome.reason"], kept["client.ipAddress"]) == ("INVALID_CREDENTIALS", "203.0.113.9")


def test_a_challenge_that_failed_is_no_login(tmp_path: Path) -> None:
    def event(name: str, status: str) -> dict[str, Any]:
        return {"type": "login", "name": name, "parameters": [{"name": "login_challenge_status", "value": status}]}

    several = [event("login_verification", "Challenge Passed."), event("login_verification", "Challenge Failed.")]
    entry = GOOGLE | {"events": [{"type": "login", "name": "logout"}, *several], "networkInfo": {"regionCode": "KR"}}
    tmp_path.joinpath("x.json").write_text(json.dumps([entry]))
    found = read_foreign(tmp_path / "x.json")
    assert [row["country"] for row in found.rows["logins"]] == ["KR"]
    assert [row["kind"] for row in found.rows["events"]] == ["login_failed"]
    assert [reject.reason for reject in found.rejects] == ["events that are no sign-ins were not read: 1 logout"]


def test_a_sign_in_that_does_not_say_how_it_ended_is_neither(tmp_path: Path) -> None:
    told = {name: value for name, value in ENTRA.items() if name != "status"} | {"id": "2"}
    tmp_path.joinpath("x.json").write_text("".join(json.dumps(one) + "\n" for one in (ENTRA, told)))
    found = read_foreign(tmp_path / "x.json")
    assert (len(found.rows["logins"]), found.rows.get("events", [])) == (1, [])
    [left_out] = found.rejects
    assert (left_out.line, left_out.reason) == (2, "the sign-in does not say whether it succeeded")


def test_pages_of_an_api(tmp_path: Path) -> None:
    tmp_path.joinpath("x.json").write_text(json.dumps({"@odata.context": "x", "value": [ENTRA, failed(ENTRA)]}))
    found = read_foreign(tmp_path / "x.json")
    assert (len(found.rows["logins"]), len(found.rows["events"])) == (1, 1)


def test_other_events_are_no_logins(tmp_path: Path) -> None:
    other = OKTA | {"eventType": "user.account.update_profile"}
    tmp_path.joinpath("x.jsonl").write_text(json.dumps(OKTA) + "\n" + json.dumps(other) + "\n" + "{broken\n")
    found = read_foreign(tmp_path / "x.jsonl")
    assert len(found.rows["logins"]) == 1
    assert found.rejects[0].line == 3


@pytest.mark.parametrize("backwards", [False, True])
def test_the_end_of_a_session_ends_its_login(tmp_path: Path, backwards: bool) -> None:
    def event(kind: str, hour: int, session: str) -> dict[str, Any]:
        at = {"eventType": kind, "published": f"2024-05-06T{hour:02}:00:00.000Z"}
        return OKTA | at | {"authenticationContext": {"externalSessionId": session}}

    said = [
        event("user.session.start", 7, "s1"),
        event("user.authentication.sso", 8, "s1"),
        event("user.session.start", 9, "s2"),
        event("user.session.end", 15, "s1"),
        event("user.session.end", 16, "s9"),
    ]
    tmp_path.joinpath("x.json").write_text(json.dumps(said[::-1] if backwards else said))
    found = read_foreign(tmp_path / "x.json")
    assert sorted((row["at"][11:13], row.get("ended_at", "")[11:13]) for row in found.rows["logins"]) == [
        ("07", "15"),
        ("08", ""),
        ("09", ""),
    ]
    assert [reject.reason for reject in found.rejects] == ["ends of sessions whose sign-in is not in the file: 1"]
