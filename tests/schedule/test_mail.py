"""Mail to a server that is really there, and to servers that refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from linkgraph.errors import LinkgraphError
from linkgraph.schedule import Plan, Scheduler
from linkgraph.schedule.deliver import send
from tests.neo4j_server import _free_port
from tests.schedule.test_parts import LETTER
from tests.schedule.world import World


class Box:
    """Keeps what comes; refuses who is in `refused`."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], EmailMessage]] = []
        self.refused: set[str] = set()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


@contextmanager
def _serving(box: Box) -> Iterator[str]:
    port = _free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        server.stop()


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(box: Box) -> Iterator[str]:
    with _serving(box) as address:
        yield address


def test_a_report_comes_with_its_attachment(box: Box, server: str) -> None:
    send(f"{server}?from=a@example.com&to=b@example.com&to=c@example.com", LETTER)
    ((receivers, got),) = box.got
    assert receivers == ["b@example.com", "c@example.com"]
    assert got["Message-ID"] == "<case-000003@linkgraph.invalid>"
    text, (attached,) = got.get_body(), got.iter_attachments()
    assert text is not None
    assert text.get_content().split() == ["one", "&", "two", "three"]
    assert attached.get_content().encode() == LETTER.data
    assert attached.get_filename() == LETTER.file


def test_one_receiver_refused_and_nobody_gets_it(box: Box, server: str) -> None:
    target = f"{server}?from=a@example.com&to=b@example.com&to=c@example.com"
    box.refused = {"c@example.com"}
    with pytest.raises(LinkgraphError, match=r"takes nothing for c@example\.com"):
        send(target, LETTER)
    assert box.got == []
    box.refused.clear()
    send(target, LETTER)
    assert len(box.got) == 1


def test_a_password_is_not_sent_without_tls(box: Box, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_SMTP_PASSWORD", "secret")
    with pytest.raises(LinkgraphError, match="offers no TLS") as raised:
        send(f"{server.replace('//', '//me@')}?from=a@example.com&to=b@example.com", LETTER)
    assert "secret" not in str(raised.value)
    assert box.got == []


def test_a_mail_server_that_comes_back_gets_every_report_once(tmp_path: Path, box: Box) -> None:
    world = World(tmp_path / "case")
    port = _free_port()
    target = f"smtp://127.0.0.1:{port}?from=a@example.com&to=b@example.com"
    said: list[str] = []
    process = Scheduler(world.case, None, Plan(timedelta(days=1), (target,), "md"), world.clock, said.append)
    _until(world, process, lambda: world.clock.steady() > 1.5 * 86400)
    assert any("did not take the report" in line for line in said)
    back = Controller(box, hostname="127.0.0.1", port=port)
    back.start()
    try:
        _until(world, process, lambda: world.clock.steady() > 3 * 86400)
    finally:
        back.stop()
    numbers = [str(got["Message-ID"]) for _, got in box.got]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 4


def _until(world: World, process: Scheduler, over: Callable[[], bool]) -> None:
    while not over():
        world.clock.sleep(process.turn())
