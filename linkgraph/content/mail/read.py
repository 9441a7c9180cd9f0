"""Mails out of files, and out of other mails."""

from __future__ import annotations

import email
from pathlib import Path

from linkgraph.content.archive import OLE
from linkgraph.content.formats.base import Member
from linkgraph.content.mail import eml, outlook
from linkgraph.content.mail.headers import POLICY
from linkgraph.content.mail.mail import Mail
from linkgraph.content.members import suffix_of
from linkgraph.errors import SourceError


def read_eml(data: bytes) -> Mail:
    """The mail in `data`; headers that cannot be read are left out. SourceError where it is nested too deeply."""
    try:
        return _opened(eml.parsed(email.message_from_bytes(data, policy=POLICY)))
    except RecursionError as error:
        raise SourceError("the mail holds mails within mails, nested too deeply") from error


def read_msg(source: Path | bytes) -> Mail:
    """The mail in an Outlook file. SourceError where it is damaged, or its reader not installed."""
    try:
        from olefile import OleFileIO
        from oxmsg.storage import Storage
    except ImportError as error:
        raise SourceError("MSG files need a reader: pip install 'linkgraph[mail]'") from error
    try:
        with OleFileIO(source if isinstance(source, bytes) else str(source)) as container:
            return _opened(outlook.parsed(Storage.from_ole(container)))
    except Exception as error:  # a reader of binary files raises what happens to go wrong
        raise SourceError(f"this is a damaged MSG file: {type(error).__name__} {error}".rstrip()) from error


def _opened(mail: Mail) -> Mail:
    """The mail, with attached files that are mails among its inner ones: they are of their own senders."""
    for forwarded in mail.inner:
        _opened(forwarded)
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
