"""From a mail to records: who wrote from where, what was said, what hung on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linkgraph.content.inside import ARCHIVES, DOCUMENTS
from linkgraph.content.mail import Mail, Person
from linkgraph.content.members import is_picture, suffix_of
from linkgraph.records import Reject

from .foreign import Record
from .kept import kept
from .leftover import leftover
from .source import SourceFile

LIST = frozenset({"list-id", "list-post", "mailing-list", "x-mailing-list"})
"""Headers of mailing lists (RFC 2369, RFC 2919; ezmlm)."""


def mail_records(source: SourceFile, line: int, mail: Mail) -> Iterator[Record | Reject]:
    """Profiles of all people named, the sender's login and text, the attachments, and the mails forwarded in it."""
    yield from _one(source, line, mail)
    for inner in mail.inner:
        yield from mail_records(source, line, inner)


def _one(source: SourceFile, line: int, mail: Mail) -> Iterator[Record | Reject]:
    sender = next((_account(person) for person in mail.senders if "@" in person[1]), None)
    replies = [] if _is_of_list(mail) else [address for _, address in mail.replies]
    for person in mail.senders:
        yield from _profile(line, person, mail.at, replies)
    for person in mail.receivers:
        yield from _profile(line, person, mail.at, [])
    if sender is None:
        held = f", with {len(mail.members)} attachments" if mail.members else ""
        reason = f"the mail {mail.subject!r} names no sender with an address, so it is nobody's; it was left out{held}"
        yield Reject(source.file, line, reason)
        return
    if mail.ip and mail.at:
        yield Record(
            "logins", line, {"account": sender, "at": mail.at, "ip": mail.ip, "user_agent": mail.program or None}
        )
    yield from _contents(source, line, mail, sender)


def _contents(source: SourceFile, line: int, mail: Mail, sender: str) -> Iterator[Record | Reject]:
    client = [address for _, address in mail.receivers] or None
    said: dict[str, Any] = {"account": sender, "sent_at": mail.at, "client": client, "kind": "message"}
    if mail.text:
        listed = {"reply-to": [address for _, address in mail.replies]} if _is_of_list(mail) else {}
        headers = leftover("documents", mail.headers | listed, ())
        yield Record("documents", line, headers | said | {"text": mail.text, "title": mail.subject or None})
    for member in mail.members:
        if is_picture(member.name) or suffix_of(member.name) in ARCHIVES:
            row = {"account": sender, "file": kept(source, member.name, member.data), "kind": "attachment"}
            yield Record("photos", line, row | {"seen_at": mail.at, "named": member.name})
        elif suffix_of(member.name) in DOCUMENTS:
            row = {"file": kept(source, member.name, member.data), "kind": "attachment", "title": member.name}
            yield Record("documents", line, said | row)
        else:
            where = kept(source, member.name, member.data)
            reason = f"the attachment {member.name!r} is no picture, document or archive; it was kept as {where}"
            yield Reject(source.file, line, reason)


def _is_of_list(mail: Mail) -> bool:
    """True for a mail that a mailing list passed on: whoever writes to it, answers go to the list."""
    return not LIST.isdisjoint(mail.headers) or "list" in map(str.lower, mail.headers.get("precedence", []))


def _profile(line: int, person: Person, at: str | None, replies: list[str]) -> Iterator[Record]:
    name, address = person
    if "@" in address:
        emails = list(dict.fromkeys([address, *replies]))
        row = {"account": _account(person), "platform": "email", "name": name or None, "email": emails, "seen_at": at}
        yield Record("profiles", line, row)


def _account(person: Person) -> str:
    return f"email:{person[1].strip().lower()}"
