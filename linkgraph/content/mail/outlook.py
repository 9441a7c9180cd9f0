"""A mail as Outlook keeps it (MS-OXMSG)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from email.utils import getaddresses
from itertools import islice
from typing import Any

from linkgraph.content.formats.base import Member
from linkgraph.content.mail.headers import address, moment, plain
from linkgraph.content.mail.mail import MOST_MEMBERS, READ, Mail, Person, text_of_page

EMBEDDED, PROPERTIES = "__substg1.0_3701000D", "__properties_version1.0"
"""What Outlook calls a mail within a mail, and the properties of either (MS-OXMSG 2.2.2.1, 2.4)."""
SENDER_NAME, SENDER_SMTP = 0x0C1A, 0x5D01
"""Properties of a sender (MS-OXPROPS)."""
CODE_PAGE, CODE_PAGE_OF_BODY = 0x3FFD, 0x3FDE
LATIN = "iso-8859-15"
"""As what oxmsg reads texts where no code page is said for them."""
CODE_PAGES = {720: "cp720", 874: "cp874", 932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950"}
"""Code pages of Windows that oxmsg calls by a narrower name (GB 2312 for 936), or by one that Python has not."""


def parsed(storage: Any) -> Mail:
    """The mail in a storage of an Outlook file, with the mails that are storages within it."""
    from oxmsg.attachment import Attachment
    from oxmsg.domain import encodings
    from oxmsg.message import Message

    encodings._CODE_PAGE_ENCODINGS.update(CODE_PAGES)
    message = Message(storage)
    headers = {str(name).lower(): str(value) for name, value in (message.message_headers or {}).items()}
    sent = message.sent_date
    codec = _codec(message, storage)
    mail = Mail(
        [(_read(name, codec), each) for name, each in sender_of(message)],
        getaddresses([headers.get("reply-to", "")]),
        [(_read(one.name or "", codec).strip("'"), one.email_address or "") for one in message.recipients],
        sent.astimezone(UTC).isoformat() if sent else moment(headers.get("date", "")),
        _read(message.subject or "", codec),
        message.body or text_of_page(message.html_body or ""),
        headers.get("x-mailer", ""),
        address(headers.get("x-originating-ip", "")),
        headers={name: [plain(value)] for name, value in headers.items() if name not in READ},
    )
    for place, held in enumerate(islice(storage.iter_attachment_storages(), MOST_MEMBERS), start=1):
        one = Attachment(held)
        if (embedded := _embedded(held)) is not None:
            mail.inner.append(parsed(embedded))
        elif data := one.file_bytes:
            mail.members.append(Member(one.file_name or f"part-{place}", place, data))
    return mail


def sender_of(message: Any) -> list[Person]:
    """The sender; of one on an Exchange server, whose address is a path, the address beside it."""
    found = getaddresses([message.sender or ""])
    address = message.properties.str_prop_value(SENDER_SMTP)
    if address and not any("@" in each for _, each in found):
        return [(message.properties.str_prop_value(SENDER_NAME) or "", address)]
    return found


def _codec(message: Any, storage: Any) -> str:
    """The encoding of texts of one byte a sign: that of the body, where none is said for them; else empty."""
    is_wide = any(stream.name.endswith("001F") for stream in storage.streams)
    said = message.properties.int_prop_value(CODE_PAGE)
    return "" if is_wide or said else CODE_PAGES.get(message.properties.int_prop_value(CODE_PAGE_OF_BODY), "")


def _read(text: str, codec: str) -> str:
    """A name or a subject, its encoded words decoded (RFC 2047)."""
    try:
        return plain(text.encode(LATIN).decode(codec) if codec and not text.isascii() else text)
    except UnicodeError:
        return plain(text)


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
