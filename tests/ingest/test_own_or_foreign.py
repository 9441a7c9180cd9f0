"""A file that is called like one of ours is ours as long as one row of it is; else its content says what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from linkgraph_ingest.core import own_or_foreign

from tests.ingest.reading import read

OKTA = {
    "uuid": "1",
    "published": "2026-09-01T08:00:00.000Z",
    "eventType": "user.session.start",
    "outcome": {"result": "SUCCESS"},
    "actor": {"id": "00u1", "type": "User", "alternateId": "ann@corp.example", "displayName": "Ann Lee"},
    "client": {"ipAddress": "203.0.113.9", "userAgent": {"rawUserAgent": "Mozilla/5.0"}},
}
ENTRA = (
    "Date (UTC),Request ID,User ID,User,Username,Application,IP address,Location,Status\n"
    '2026-09-01T08:12:10Z,a1,u1,Ann Lee,ann@corp.example,Portal,203.0.113.7,"Berlin, DE",Success\n'
)
LOG = '203.0.113.7 - ann [01/Sep/2026:08:12:10 +0000] "GET / HTTP/1.1" 200 12 "-" "Mozilla/5.0"\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("logins.csv", ENTRA),
        ("logins.json", json.dumps([OKTA])),
        ("logins.jsonl", json.dumps(OKTA)),
        ("logins.txt", LOG),
    ],
)
def test_it_is_read_as_under_another_name(tmp_path: Path, name: str, text: str) -> None:
    found = []
    for folder, called in ((tmp_path / "own", name), (tmp_path / "other", f"download.{name}")):
        folder.mkdir()
        (folder / called).write_text(text, encoding="utf-8")
        found.append(read(folder))
    assert found[0].rows == found[1].rows != []
    assert found[0].reasons() == found[1].reasons()


def test_one_row_of_ours_is_enough(tmp_path: Path) -> None:
    rows = [OKTA, {"account": "p:1", "at": "2026-09-01", "ip": "203.0.113.9"}, OKTA]
    (tmp_path / "logins.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = read(tmp_path)
    assert found.column("account") == ["p:1"]
    assert [line for line, _ in found.reasons()] == [1, 3]


def test_what_nobody_knows_is_told_as_ours(tmp_path: Path) -> None:
    (tmp_path / "logins.csv").write_text("who,when\np:1,2026-09-01\n", encoding="utf-8")
    [(line, reason)] = read(tmp_path).reasons()
    assert (line, "there is no column account and at and ip" in reason) == (0, True)


def test_so_many_rows_that_cannot_be_read_are_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_or_foreign, "PATIENCE", 2)
    row = json.dumps(OKTA | {"account": "", "at": "", "ip": ""})
    (tmp_path / "logins.jsonl").write_text("\n".join([row] * 4), encoding="utf-8")
    found = read(tmp_path)
    assert ([line for line, _ in found.reasons()], found.rows) == ([1, 2, 3, 4], [])
