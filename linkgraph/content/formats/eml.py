"""Mails as documents: EML, and MSG of Outlook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linkgraph.content.archive import OLE
from linkgraph.content.formats.base import DocumentFormat, Member
from linkgraph.content.mail import Mail, read_eml, read_msg

_HEADER = re.compile(rb"(?:(?:From |[!-9;-~]+:)[^\n]*\n(?:[ \t][^\n]*\n)*){3}")
_MARK = re.compile(
    rb"^(?:From|Received|Date|Subject|Message-ID|MIME-Version|Return-Path):", re.MULTILINE | re.IGNORECASE
)


def is_eml(head: bytes) -> bool:
    """True where headers of a mail begin the file, three at least of them well known."""
    return _HEADER.match(head.replace(b"\r\n", b"\n")) is not None and len(set(_MARK.findall(head))) >= 3


class Eml(DocumentFormat):
    """A mail as it travels."""

    name = "EML"
    suffixes = ("eml",)

    def matches(self, head: bytes, path: Path) -> bool:
        """True where the headers of a mail begin the file."""
        del path
        return is_eml(head)

    def text(self, path: Path) -> str:
        """Subject and text."""
        return _text(read_eml(path.read_bytes()))

    def metadata(self, path: Path) -> dict[str, str]:
        """Sender, program and time."""
        return _metadata(read_eml(path.read_bytes()))

    def members(self, path: Path) -> Iterator[Member]:
        """The attachments, forwarded mails among them."""
        yield from _members(read_eml(path.read_bytes()))


class Msg(DocumentFormat):
    """A mail as Outlook keeps it."""

    name = "MSG"
    suffixes = ("msg",)
    rank = -1

    def matches(self, head: bytes, path: Path) -> bool:
        """True for the container of old Office files under this suffix."""
        return head.startswith(OLE) and path.suffix.lower() == ".msg"

    def text(self, path: Path) -> str:
        """Subject and text."""
        return _text(read_msg(path))

    def metadata(self, path: Path) -> dict[str, str]:
        """Sender, program and time."""
        return _metadata(read_msg(path))

    def members(self, path: Path) -> Iterator[Member]:
        """The attachments, and those of mails within it that are no files."""
        yield from _members(read_msg(path))


def _members(mail: Mail) -> Iterator[Member]:
    yield from mail.members
    for inner in mail.inner:
        yield from [inner.member] if inner.member else _members(inner)


def _text(mail: Mail) -> str:
    return f"{mail.subject}\n\n{mail.text}"


def _metadata(mail: Mail) -> dict[str, str]:
    author = next((name or address for name, address in mail.senders), "")
    return {"author": author, "title": mail.subject, "producer": mail.program, "created_at": mail.at or ""}
