"""Intervals, watch rules, deliveries, and one schedule at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from filelock import FileLock

from linkgraph.errors import CaseBusy, CaseError, LinkgraphError, UsageError
from linkgraph.schedule import Plan, Scheduler, every, watch
from linkgraph.schedule.deliver import check, hidden, send
from linkgraph.schedule.deliver.mail import message
from linkgraph.schedule.every import last_due
from linkgraph.schedule.outbox import Letter
from tests.read.sample import ANN, ANNA, ANYA, JOHN
from tests.schedule.world import World

LETTER = Letter(3, "case-000003", "linkgraph: <b>", ("one & two", "three"), "report-000003.html", b"<html>")


@pytest.fixture
def hook() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    got: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((self.headers["Idempotency-Key"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200 if self.path == "/good" else 500)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", got
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("text", "hours"), [("15m", 0.25), ("12h", 12), ("1d", 24), ("1W", 168)])
def test_intervals(text: str, hours: float) -> None:
    assert every(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "1", "d", "0d", "-1d", "1y", "99999d"])
def test_no_intervals(text: str) -> None:
    with pytest.raises(UsageError, match="no interval"):
        every(text)


def test_due_at_round_times() -> None:
    now = datetime(2024, 4, 3, 9, 17, tzinfo=UTC)
    assert last_due(now, timedelta(days=1)) == datetime(2024, 4, 3, tzinfo=UTC)
    assert last_due(now, timedelta(weeks=1)) == datetime(2024, 4, 1, tzinfo=UTC)
    assert last_due(now, timedelta(minutes=15)) == datetime(2024, 4, 3, 9, 15, tzinfo=UTC)


def test_watch_rules(tmp_path: Path) -> None:
    world = World(tmp_path / "case")
    from linkgraph.pipeline import open_case_store

    store = open_case_store(world.case, None)
    rules = {"cluster:C1": [ANYA, JOHN, ANN, ANNA], "cluster:C9": [], "value:kim@mail.com": [ANN, ANNA]}
    for text, accounts in rules.items():
        found = watch(text, world.case.folder).accounts(world.case, None, store)
        assert found == sorted(accounts), text
    store.close()


@pytest.mark.parametrize("text", ["", "cluster", "cluster:", "planet:mars", "photo:none.jpg"])
def test_no_watch_rules(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        watch(text, tmp_path)


def test_a_new_account_that_meets_a_rule_is_told_once(tmp_path: Path) -> None:
    world = World(tmp_path / "case")
    rules = (watch("value:kim@mail.com", world.case.folder),)
    plan = Plan(timedelta(days=1), (f"folder:{tmp_path / 'out'}",), "md", only_on_change=True, watches=rules)
    process = Scheduler(world.case, None, plan, world.clock, lambda _: None)
    while world.clock.steady() < 2 * 86400:
        world.clock.sleep(process.turn())
    state = json.loads((world.case.work / "schedule.json").read_bytes())
    assert state["watched"] == {"value:kim@mail.com": sorted((ANN, ANNA))}
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_webhook(hook: tuple[str, list[tuple[str, bytes]]]) -> None:
    address, got = hook
    send(f"{address}/good", LETTER)
    assert got[0][0] == "case-000003"
    assert json.loads(got[0][1]) == {"text": "linkgraph: &lt;b&gt;\none &amp; two\nthree"}
    with pytest.raises(LinkgraphError, match="answered 500"):
        send(f"{address}/bad", LETTER)


def test_a_secret_is_not_said() -> None:
    assert hidden("https://hooks.example.com/services/T0/B0/secret") == "https://hooks.example.com/..."
    assert "secret" not in hidden("smtp://me:secret@mail.example.com?from=a@b&to=c@d")
    with pytest.raises(LinkgraphError) as raised:
        send("http://127.0.0.1:9/secret", LETTER)
    assert "secret" not in str(raised.value)


def test_mail() -> None:
    made = message("smtp://mail.example.com?from=a@example.com&to=b@example.com&to=c@example.com", LETTER)
    assert (made["To"], made["Message-ID"]) == ("b@example.com, c@example.com", "<case-000003@linkgraph.invalid>")
    (attached,) = made.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("report-000003.html", "text/html")


@pytest.mark.parametrize(
    "target",
    [
        "ftp://x",
        "folder:",
        "smtp://mail?from=a@b",
        "https://",
        "smtp://u:p@m?from=a&to=b",
        "smtp://[::1?from=a&to=b",
        "smtp://m:99999?from=a&to=b",
        "https://[bad",
        "https://m:99999/x",
        "https://my host/x",
    ],
)
def test_no_target(target: str) -> None:
    with pytest.raises(UsageError):
        check(target)


def test_folder(tmp_path: Path) -> None:
    send(f"folder:{tmp_path / 'a' / 'b'}", LETTER)
    assert (tmp_path / "a" / "b" / "report-000003.html").read_bytes() == b"<html>"
    (tmp_path / "file").write_text("")
    with pytest.raises(LinkgraphError, match="cannot be written"):
        send(f"folder:{tmp_path / 'file'}", LETTER)


def test_one_at_a_time(tmp_path: Path) -> None:
    world = World(tmp_path / "case")
    process = Scheduler(world.case, None, Plan(timedelta(days=1), ("folder:x",)), world.clock, lambda _: None)
    with FileLock(world.case.work / "schedule.lock"), pytest.raises(CaseBusy, match="another schedule"):
        process.once()


def test_a_damaged_state_is_said(tmp_path: Path) -> None:
    world = World(tmp_path / "case")
    (world.case.work / "schedule.json").write_text("{", encoding="utf-8")
    process = Scheduler(world.case, None, Plan(timedelta(days=1), ("folder:x",)), world.clock, lambda _: None)
    with pytest.raises(CaseError, match="delete it"):
        process.once()
