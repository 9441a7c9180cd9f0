"""`smtp://USER@HOST:PORT?from=A&to=B`: the report as an attachment; `smtps://` speaks TLS from the first byte.

The password comes from LINKGRAPH_SMTP_PASSWORD. Over `smtp://` TLS is used where the server offers it, and a
password is sent over TLS only.
"""

from __future__ import annotations

import mimetypes
import os
import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.schedule.outbox import Letter

SCHEMES = ("smtp", "smtps")
SECONDS = 60
PASSWORD = "LINKGRAPH_SMTP_PASSWORD"
PORTS = {"smtp": 25, "smtps": 465}


def check(target: str) -> None:
    """UsageError where host, sender or receiver is missing, ValueError for what is no address."""
    parts = urlsplit(target)
    asked = parse_qs(parts.query)
    if parts.port == 0 or not parts.hostname or not asked.get("from") or not asked.get("to"):
        raise UsageError(f"{hidden(target)} does not say all: give smtp://HOST:PORT?from=A@B&to=C@D")
    if parts.password:
        raise UsageError(f"{hidden(target)} holds a password: put it into {PASSWORD} instead")


def send(target: str, letter: Letter) -> None:
    """Sends one message to all receivers; its Message-ID is the same however often it is sent."""
    parts = urlsplit(target)
    try:
        with _connected(parts) as server:
            made = message(target, letter)
            _agreed(server, target)
            server.send_message(made)
    except (OSError, smtplib.SMTPException) as error:
        raise LinkgraphError(f"the mail server {hidden(target)} did not take the report: {error}") from error


def _agreed(server: smtplib.SMTP, target: str) -> None:
    """Asks for every receiver before anything is sent, so that nobody gets it twice for the sake of another."""
    asked = parse_qs(urlsplit(target).query)
    code, reason = server.mail(asked["from"][0])
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, reason, asked["from"][0])
    answers = {to: server.rcpt(to) for to in asked["to"]}
    refused = {to: answer for to, answer in answers.items() if answer[0] not in (250, 251)}
    if refused:
        raise LinkgraphError(f"the mail server {hidden(target)} takes nothing for {', '.join(sorted(refused))}")
    server.rset()


def message(target: str, letter: Letter) -> EmailMessage:
    """The message with the report attached."""
    asked = parse_qs(urlsplit(target).query)
    made = EmailMessage()
    made["From"], made["To"] = asked["from"][0], ", ".join(asked["to"])
    made["Subject"] = " ".join(letter.subject.split())
    made["Message-ID"] = f"<{letter.key}@linkgraph.invalid>"
    made.set_content(letter.text)
    kind, _, sub = (mimetypes.guess_type(letter.file)[0] or "application/octet-stream").partition("/")
    made.add_attachment(letter.data, maintype=kind, subtype=sub, filename=letter.file)
    return made


def hidden(target: str) -> str:
    """Scheme and host alone."""
    parts = urlsplit(target)
    return f"{parts.scheme}://{parts.hostname}"


def _connected(parts: SplitResult) -> smtplib.SMTP:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=SECONDS)
    try:
        _secured(server, parts, context)
    except BaseException:
        server.close()
        raise
    return server


def _secured(server: smtplib.SMTP, parts: SplitResult, context: ssl.SSLContext) -> None:
    """TLS where it is offered, and the login; LinkgraphError where the password would go in the clear."""
    server.ehlo()
    if parts.scheme == "smtp" and server.has_extn("starttls"):
        server.starttls(context=context)
    elif parts.scheme == "smtp" and parts.username:
        raise LinkgraphError(f"{parts.hostname} offers no TLS, so the password is not sent: use smtps://")
    if parts.username:
        server.login(unquote(parts.username), os.environ.get(PASSWORD, ""))
