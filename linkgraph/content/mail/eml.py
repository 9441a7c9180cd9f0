"""A mail as it is sent (RFC 5322, RFC 2045)."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Any

from linkgraph.content.formats.base import Member
from linkgraph.content.mail.headers import BAD_HEADER, address, header, headers, moment, people, submitted
from linkgraph.content.mail.mail import MOST_MEMBERS, Mail, text_of_page


def parsed(message: Message) -> Mail:
    """The mail in `message`, with those that are forwarded in it."""
    assert isinstance(message, EmailMessage)
    mail = Mail(
        people(message, "from", "sender"),
        people(message, "reply-to"),
        people(message, "to", "cc", "bcc"),
        moment(header(message, "date")),
        header(message, "subject"),
        program=header(message, "x-mailer") or header(message, "user-agent"),
        ip=address(header(message, "x-originating-ip") or header(message, "x-sender-ip")) or submitted(message),
        headers=headers(message),
    )
    texts: list[str] = []
    pages: list[str] = []
    for place, part in enumerate(_parts(message), start=1):
        kind, name = part.get_content_type(), _name(part)
        if kind == "message/rfc822":
            mail.inner += [_forwarded(one, name or f"part-{place}.eml", place) for one in _held(part)]
            continue
        if kind in ("text/plain", "text/html") and not name:
            (texts if kind == "text/plain" else pages).append(_text(part))
        elif len(mail.members) < MOST_MEMBERS and (body := _bytes(part)):
            mail.members.append(Member(name or f"part-{place}.{kind.rpartition('/')[2]}", place, body))
    mail.text = "\n\n".join(texts).strip() or "\n\n".join(map(text_of_page, pages)).strip()
    return mail


def _forwarded(message: EmailMessage, name: str, place: int) -> Mail:
    mail = parsed(message)
    try:
        mail.member = Member(name if name.lower().endswith(".eml") else f"{name}.eml", place, message.as_bytes())
    except (*BAD_HEADER, UnicodeError):
        mail.member = None
    return mail


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no others; a mail inside is one, and not gone into."""
    for part in _held(message) if message.is_multipart() else [message]:
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            yield from _parts(part)
        else:
            yield part


def _held(part: EmailMessage) -> list[EmailMessage]:
    """The parts of a part, or the mail in it."""
    held: Any = part.get_payload()
    return [one for one in held if isinstance(one, EmailMessage)] if isinstance(held, list) else []


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except BAD_HEADER:
        return ""


def _bytes(part: EmailMessage) -> bytes:
    try:
        data: Any = part.get_payload(decode=True)
    except BAD_HEADER:
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> str:
    from linkgraph.content.encoding import decode

    data = _bytes(part)
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data)
    except (LookupError, ValueError):
        return decode(data)
