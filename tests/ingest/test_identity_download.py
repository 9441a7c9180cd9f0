"""Tables with the headers that the pages of Okta and Entra ID download, some columns left out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from linkgraph.records import Reject

from .foreign import read_foreign

OKTA = {
    "timestamp": "2024-05-06T07:00:00.000Z",
    "event_type": "user.session.start",
    "display_message": "User login to Okta",
    "outcome.result": "SUCCESS",
    "outcome.reason": "",
    "actor.id": "00u1",
    "actor.alternate_id": "Ann@corp.com",
    "actor.display_name": "Ann Lee",
    "authentication_context.external_session_id": "s1",
    "client.zone": "null",
    "client.ip_address": "203.0.113.9",
    "client.user_agent.raw_user_agent": "Mozilla/5.0",
    "client.geographical_context.country": "South Korea",
    "client.geographical_context.city": "Seoul",
}
ENTRA = {
    "Date (UTC)": "2024-05-06T07:00:00Z",
    "Request ID": "66ea54eb",
    "User agent": "Mozilla/5.0",
    "User ID": "26be570a",
    "User": "Ann Lee",
    "Username": "ann@corp.com",
    "Application ": "Graph explorer",
    "IP address": "203.0.113.9",
    "Location": "Seoul, Seoul-teukbyeolsi, KR",
    "Status": "Success",
    "Sign-in error code": "",
    "Failure reason": "Other.",
    "Device ID": "abcd1234",
    "Browser": "Chrome 120.0.0",
}
GRAPH = {
    "CreatedDateTime": "05/06/2024 07:00:00",
    "UserPrincipalName": "ann@corp.com",
    "UserDisplayName": "Ann Lee",
    "AppDisplayName": "Graph explorer",
    "IPAddress": "203.0.113.9",
    "City": "Seoul",
    "Country": "KR",
    "Browser": "Chrome",
    "Status": "0",
}
FAILED = {
    "okta": {"outcome.result": "FAILURE", "outcome.reason": "INVALID_CREDENTIALS"},
    "entra": {"Status": "Failure", "Sign-in error code": "50126"},
    "graph": {"Status": "50126"},
}
ALL = {"okta": OKTA, "entra": ENTRA, "graph": GRAPH}


def written(path: Path, rows: list[dict[str, str]], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("name", ALL)
def test_sign_ins(tmp_path: Path, name: str, delimiter: str) -> None:
    found = read_foreign(written(tmp_path / "sign-ins.csv", [ALL[name], ALL[name] | FAILED[name]], delimiter))
    assert (found.by, found.rejects) == ("identity provider download", [])
    (login,), (event,), (profile,) = found.rows["logins"], found.rows["events"], found.rows["profiles"]
    platform = "okta" if name == "okta" else "entra"
    assert (login["account"], login["ip"], login["at"][:16]) == (
        f"{platform}:ann@corp.com",
        "203.0.113.9",
        "2024-05-06T07:00",
    )
    assert (event["kind"], event["line"]) == ("login_failed", 3)
    assert (profile["email"].lower(), profile["name"]) == ("ann@corp.com", "Ann Lee")


def test_devices_browsers_and_countries(tmp_path: Path) -> None:
    (okta,) = read_foreign(written(tmp_path / "okta.csv", [OKTA])).rows["logins"]
    (entra,) = read_foreign(written(tmp_path / "entra.csv", [ENTRA])).rows["logins"]
    assert (okta["user_agent"], okta["country"]) == ("Mozilla/5.0", "South Korea")
    assert (entra["device"], entra["user_agent"], entra["country"]) == ("abcd1234", "Mozilla/5.0", "KR")
    assert entra["extra"]["location (said)"] == "Seoul, Seoul-teukbyeolsi, KR"


def test_sessions_end(tmp_path: Path) -> None:
    end = OKTA | {"event_type": "user.session.end", "timestamp": "2024-05-06T15:00:00.000Z"}
    (login,) = read_foreign(written(tmp_path / "okta.csv", [end, OKTA])).rows["logins"]
    assert login["ended_at"][11:13] == "15"


@pytest.mark.parametrize(
    ("dates", "first"), [(("05/06/2024 07:00", "13/06/2024 07:00"), "06-05"), (("5/6/2024",), "05-06")]
)
def test_one_date_tells_where_the_day_stands(tmp_path: Path, dates: tuple[str, ...], first: str) -> None:
    rows = [GRAPH | {"CreatedDateTime": date} for date in dates]
    assert read_foreign(written(tmp_path / "x.csv", rows)).rows["logins"][0]["at"][5:10] == first


def test_other_events_and_nobody(tmp_path: Path) -> None:
    rows = [
        OKTA,
        OKTA | {"event_type": "user.account.update_profile"},
        OKTA | {"actor.alternate_id": "", "actor.id": ""},
    ]
    found = read_foreign(written(tmp_path / "okta.csv", rows))
    assert len(found.rows["logins"]) == 1
    assert [(reject.line, reject.reason) for reject in found.rejects] == [
        (4, "the sign-in names no user"),
        (0, "events that are no sign-ins were not read: 1 user.account.update_profile"),
    ]


def test_a_row_that_is_cut_short(tmp_path: Path) -> None:
    path = written(tmp_path / "okta.csv", [OKTA])
    with path.open("a") as file:
        file.write("2024-05-06T07:00:00.000Z,user.session.start\n")
    (reject,) = read_foreign(path).rejects
    assert reject == Reject(
        "okta.csv", 3, "the entry is of no provider that is known: for okta it lacks actor, outcome"
    )
