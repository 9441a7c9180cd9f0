"""Mails, from EML and MSG files, in one shape (RFC 5322; MS-OXMSG)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from pathlib import Path
from typing import Any

from linkgraph.content.archive import OLE
from linkgraph.content.formats.base import Member
from linkgraph.content.members import suffix_of
from linkgraph.errors import SourceError

Person = tuple[str, str]
"""Display name and address."""
MOST_MEMBERS = 500
LONG_HEADER = 10_000
_IP = re.compile(r"\[?([0-9A-Fa-f.:]{7,45})\]?")
READ = frozenset(
    {"from", "sender", "reply-to", "to", "cc", "bcc", "date", "subject", "content-type", "content-transfer-encoding",
     "mime-version"}
)  # fmt: skip
"""Headers that are fields of a mail, or say how it is packed."""
MOST_HEADERS, LONGEST_VALUE = 60, 500
_SUBMITTED = re.compile(r"\[(?:IPv6:)?([0-9A-Fa-f.:]{7,45})\].*\bwith (?:E?SMTPS?A|ESMTPSA|HTTPS?)\b", re.IGNORECASE)
"""The hop by which a sender who had logged in handed the mail over (RFC 3848)."""
EMBEDDED, PROPERTIES = "__substg1.0_3701000D", "__properties_version1.0"
"""What Outlook calls a mail within a mail, and the properties of either (MS-OXMSG 2.2.2.1, 2.4)."""
SENDER_NAME, SENDER_SMTP = 0x0C1A, 0x5D01
"""Properties of a sender (MS-OXPROPS)."""
BAD_HEADER = (ValueError, IndexError, TypeError, AttributeError, LookupError)
"""What the parser of the standard library raises on a header that is none."""


@dataclass(slots=True)
class Mail:
    """What a mail says: people, time (ISO 8601), subject, text, program, sender's IP address, attachments."""

    senders: list[Person] = field(default_factory=list)
    replies: list[Person] = field(default_factory=list)
    receivers: list[Person] = field(default_factory=list)
    at: str | None = None
    subject: str = ""
    text: str = ""
    program: str = ""
    ip: str | None = None
    members: list[Member] = field(default_factory=list)
    headers: dict[str, list[str]] = field(default_factory=dict)
    """The other headers by their names in lower case, in their order."""
    inner: list[Mail] = field(default_factory=list)
    """Mails that were forwarded as attachments."""
    member: Member | None = None
    """A forwarded mail as the file that it is."""


def read_eml(data: bytes) -> Mail:
    """The mail in `data`; headers that cannot be read are left out. SourceError where it is nested too deeply."""
    try:
        return _mail(email.message_from_bytes(data, policy=email.policy.default))
    except RecursionError as error:
        raise SourceError("the mail holds mails within mails, nested too deeply") from error


def _mail(message: Message) -> Mail:
    assert isinstance(message, EmailMessage)
    mail = Mail(
        _people(message, "from", "sender"),
        _people(message, "reply-to"),
        _people(message, "to", "cc", "bcc"),
        _moment(_header(message, "date")),
        _header(message, "subject"),
        program=_header(message, "x-mailer") or _header(message, "user-agent"),
        ip=_address(_header(message, "x-originating-ip") or _header(message, "x-sender-ip")) or _submitted(message),
        headers=_headers(message),
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
    mail.text = "\n\n".join(texts).strip() or "\n\n".join(map(_of_html, pages)).strip()
    return _opened(mail)


def _forwarded(message: EmailMessage, name: str, place: int) -> Mail:
    mail = _mail(message)
    try:
        mail.member = Member(name if name.lower().endswith(".eml") else f"{name}.eml", place, message.as_bytes())
    except (*BAD_HEADER, UnicodeError):
        mail.member = None
    return mail


def read_msg(source: Path | bytes) -> Mail:
    """The mail in an Outlook file. SourceError where it is damaged, or its reader not installed."""
    try:
        from olefile import OleFileIO
        from oxmsg.storage import Storage
    except ImportError as error:
        raise SourceError("MSG files need a reader: pip install 'linkgraph[mail]'") from error
    try:
        with OleFileIO(source if isinstance(source, bytes) else str(source)) as container:
            return _outlook(Storage.from_ole(container))
    except Exception as error:  # a reader of binary files raises what happens to go wrong
        raise SourceError(f"this is a damaged MSG file: {type(error).__name__} {error}".rstrip()) from error


def _outlook(storage: Any) -> Mail:
    """The mail in a storage of an Outlook file, with the mails that are storages within it."""
    from oxmsg.attachment import Attachment
    from oxmsg.message import Message

    message = Message(storage)
    headers = {str(name).lower(): str(value) for name, value in (message.message_headers or {}).items()}
    sent = message.sent_date
    mail = Mail(
        _sender(message),
        getaddresses([headers.get("reply-to", "")]),
        [(one.name or "", one.email_address or "") for one in message.recipients],
        sent.astimezone(UTC).isoformat() if sent else _moment(headers.get("date", "")),
        message.subject or "",
        message.body or _of_html(message.html_body or ""),
        headers.get("x-mailer", ""),
        _address(headers.get("x-originating-ip", "")),
        headers={name: [_plain(value)] for name, value in headers.items() if name not in READ},
    )
    for place, held in enumerate(islice(storage.iter_attachment_storages(), MOST_MEMBERS), start=1):
        one = Attachment(held)
        if (embedded := _embedded(held)) is not None:
            mail.inner.append(_outlook(embedded))
        elif data := one.file_bytes:
            mail.members.append(Member(one.file_name or f"part-{place}", place, data))
    return _opened(mail)


def _sender(message: Any) -> list[Person]:
    """The sender; of one on an Exchange server, whose address is a path, the address beside it."""
    found = getaddresses([message.sender or ""])
    address = message.properties.str_prop_value(SENDER_SMTP)
    if address and not any("@" in each for _, each in found):
        return [(message.properties.str_prop_value(SENDER_NAME) or "", address)]
    return found


def _embedded(held: Any) -> Any:
    """The storage of a mail that is an attachment, as one of its own; its properties begin 8 bytes earlier (2.4.1)."""
    for inner in held.storages:
        if inner.name == EMBEDDED:
            streams = [
                replace(one, bytes_=one.bytes_[:24] + bytes(8) + one.bytes_[24:]) if one.name == PROPERTIES else one
                for one in inner.streams
            ]
            return replace(inner, streams=tuple(streams))
    return None


def _opened(mail: Mail) -> Mail:
    """The mail, with attached files that are mails among its inner ones: they are of their own senders."""
    for member in list(mail.members):
        if (inner := _attached(member)) is not None:
            inner.member = member
            mail.inner.append(inner)
            mail.members.remove(member)
    return mail


def _attached(member: Member) -> Mail | None:
    try:
        match suffix_of(member.name):
            case "msg" if member.data.startswith(OLE):
                return read_msg(member.data)
            case "eml":
                mail = read_eml(member.data)
                return mail if mail.senders else None
    except SourceError:
        return None
    return None


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


def _headers(message: EmailMessage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        if name.lower() not in READ and (name.lower() in found or len(found) < MOST_HEADERS):
            found.setdefault(name.lower(), []).append(_plain(str(value)))
    return found


def _plain(value: str) -> str:
    """A raw header on one line, its encoded words decoded."""
    text = " ".join(value.split())[:LONGEST_VALUE]
    try:
        return str(make_header(decode_header(text)))
    except BAD_HEADER:
        return text


def _submitted(message: EmailMessage) -> str | None:
    """The address from which the sender handed the mail over, where the first server says that they had logged in."""
    hops = [" ".join(str(value).split()) for name, value in message.raw_items() if name.lower() == "received"]
    found = _SUBMITTED.search(hops[-1][:LONG_HEADER]) if hops else None
    return found[1] if found else None


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except BAD_HEADER:
        return ""


def _people(message: EmailMessage, *names: str) -> list[Person]:
    found: list[Person] = []
    for name in names:
        try:
            found += [pair for pair in getaddresses(_values(message, name)) if pair[1]]
        except BAD_HEADER:
            continue
    return list(dict.fromkeys(found))


def _values(message: EmailMessage, name: str) -> list[str]:
    """The values of a header; long ones are read plainly, since the parser takes time by the square of the length."""
    raw = [str(value) for key, value in message.raw_items() if key.lower() == name]
    if sum(map(len, raw)) <= LONG_HEADER:
        return [str(value) for value in message.get_all(name, [])]
    return [str(make_header(decode_header(" ".join(value.split())))) for value in raw]


def _moment(text: str) -> str | None:
    try:
        at = parsedate_to_datetime(text)
    except BAD_HEADER:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _address(text: str) -> str | None:
    found = _IP.search(text)
    return found[1] if found else None


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
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _of_html(html: str) -> str:
    from linkgraph.content.formats.html import text_of_html

    return text_of_html(html) if html else ""
