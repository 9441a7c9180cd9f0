"""Contacts in vCard form, 2.1 to 4.0 (RFC 6350): one profile a card."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from linkgraph.content.encoding import decode
from linkgraph.errors import SourceError
from linkgraph.normalise import normaliser
from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.kept import kept
from .core.source import SourceFile
from .core.unpack import opened

MOST_BYTES = 50 << 20
_EDGE = re.compile(r"^(BEGIN|END):VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_DATA = re.compile(r"^(?:[\w-]+\.)?PHOTO[^\n:]*:data:image/[\w.+-]+;base64,([\w+/=]+)$", re.IGNORECASE | re.MULTILINE)
"""A picture as vCard 4.0 has it (RFC 6350, 6.2.4), its lines joined."""
_PROFILE = re.compile(r"^PROFILE:[^\n]*\n", re.IGNORECASE | re.MULTILINE)
"""What vCard 3.0 may say of itself (RFC 2425, 5.8.2); the parser takes it for the beginning of another card."""
_LINE_END = re.compile(r"\r*\n|\r")
_ESCAPED = re.compile(r"\\([:,;\\])")
_FRAME = ("BEGIN:", "END:", "VERSION:")
_TAKEN = frozenset({
    "version", "n", "fn", "uid", "email", "tel", "nickname", "adr", "org", "title", "role", "bday", "gender", "lang",
    "tz", "url", "note", "rev", "photo", "x-ablabel",
})  # fmt: skip
_PICTURES = ((b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"))


class VCard(Foreign):
    """An address book."""

    name = "vCard"

    def recognises(self, head: Sample) -> bool:
        """True where a card begins the file."""
        return head.text.lstrip()[:11].upper() == "BEGIN:VCARD"

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each card; a card that cannot be read is rejected with its line."""
        try:
            import vobject
        except ImportError as error:
            raise SourceError("vCard files need a reader: pip install 'linkgraph[mail]'") from error
        with opened(source.path) as stream:
            text = _LINE_END.sub("\n", decode(stream.read(MOST_BYTES)))
        endless: list[int] = []
        for line, body in _cards(text):
            if body is None:
                endless.append(line)
                continue
            card, faults = _card(vobject, _PROFILE.sub("", body))
            for reason in faults:
                yield Reject(source.file, line, reason.split("\n")[0])
            if card is None:
                continue
            yield from _records(source, line, card, _pictures(card, body))
        if endless:
            count = "the card has" if len(endless) == 1 else f"{len(endless):,} cards have"
            yield Reject(source.file, endless[0], f"{count} no END:VCARD; the file may be cut short")


def _cards(text: str) -> Iterator[tuple[int, str | None]]:
    """Each card with the line it begins on; None for one that is not ended before the next begins."""
    line, seen, begun = 1, 0, -1
    for edge in _EDGE.finditer(text):
        if edge[1].upper() == "BEGIN":
            if begun >= 0:
                yield line, None
            line += text.count("\n", seen, edge.start())
            seen = begun = edge.start()
        elif begun >= 0:
            yield line, text[begun : edge.end()]
            begun = -1
    if begun >= 0:
        yield line, None


def _card(vobject: Any, body: str) -> tuple[Any, list[str]]:
    """The card, without those of its properties that cannot be read, and why these cannot; None where none can."""
    try:
        return next(vobject.readComponents(body, allowQP=True)), []
    except Exception as error:  # the parser raises what the broken line leads to
        whole = f"the card cannot be read: {error}"
    lines = [line for line, _ in vobject.base.getLogicalLines(io.StringIO(body))]
    version = next((line for line in lines if line.upper().startswith("VERSION:")), "VERSION:3.0")
    good, faults = [], []
    for line in lines:
        if line.upper().startswith(_FRAME):
            continue
        try:
            next(vobject.readComponents(_framed(version, [line]), allowQP=True))
            good.append(line)
        except Exception as error:
            name = re.split("[;:]", line, maxsplit=1)[0].upper()
            what = "the picture" if name == "PHOTO" else name[:40]
            faults.append(f"{what} on the card cannot be read: {error}")
    try:
        return (next(vobject.readComponents(_framed(version, good), allowQP=True)), faults) if good else (None, [whole])
    except Exception:
        return None, [whole]


def _framed(version: str, lines: list[str]) -> str:
    """A card of these lines; what is blank between them ends one that says that it goes on."""
    return "\n\n".join(["BEGIN:VCARD", version, *lines, "END:VCARD", ""])


def _records(source: SourceFile, line: int, card: Any, pictures: list[bytes]) -> Iterator[Record | Reject]:
    name, emails, phones = _first(card, "fn") or _full(card), _all(card, "email"), _all(card, "tel")
    known = _first(card, "uid") or _told_by(name, emails, phones)
    if not known:
        yield Reject(source.file, line, "the card names nobody")
        return
    account = f"contact:{known}"
    yield Record("profiles", line, {
        "account": account,
        "platform": "contact",
        "name": name,
        "handle": _first(card, "nickname"),
        "email": [email.removeprefix("mailto:") for email in emails],
        "phone": [_phone(phone) for phone in phones],
        "address": [_address(value) for value in _values(card, "adr")],
        "employment": [" ".join(_flat(value)) for name in ("org", "title", "role") for value in _values(card, name)],
        "birth_date": _first(card, "bday"),
        "gender": (_first(card, "gender") or "").partition(";")[0] or None,
        "languages": _all(card, "lang"),
        "timezone": _first(card, "tz"),
        "url": [_ESCAPED.sub(r"\1", url) for url in _all(card, "url")],
        "bio": (_first(card, "note") or "").replace("\r\n", "\n") or None,
        "seen_at": _first(card, "rev"),
        "photo at": [value for value in _values(card, "photo") if isinstance(value, str) and "://" in value],
    } | {name: _each(card, name) for name in card.contents if name not in _TAKEN})  # fmt: skip
    for data in pictures:
        row = {"account": account, "file": kept(source, f"photo.{_suffix(data)}", data), "kind": "profile"}
        yield Record("photos", line, row)


def _told_by(name: str | None, emails: list[str], phones: list[str]) -> str | None:
    """What tells a card without an id from others: its address, else its name with its phone, which may be shared."""
    email = next((email for email in emails if normaliser("email")(email, None)), None)
    return email or " ".join(filter(None, [name, next(iter(phones), None)])) or next(iter(emails), None)


def _pictures(card: Any, body: str) -> list[bytes]:
    """The pictures in a card; what is no base64 is none."""
    found = [value for value in _values(card, "photo") if isinstance(value, bytes)]
    for text in _DATA.findall(re.sub(r"\n[ \t]", "", body)):
        try:
            found.append(base64.b64decode(text))
        except binascii.Error:
            continue
    return found


def _suffix(data: bytes) -> str:
    return next((suffix for mark, suffix in _PICTURES if data.startswith(mark)), "jpg")


def _phone(text: str) -> str:
    """A number, of a `tel:` too (RFC 3966), with its extension."""
    return text.removeprefix("tel:").replace(";ext=", " ext. ").partition(";")[0]


def _values(card: Any, name: str) -> list[Any]:
    return [entry.value for entry in card.contents.get(name, []) if entry.value]


def _all(card: Any, name: str) -> list[str]:
    return [" ".join(_flat(value)) for value in _values(card, name)]


def _each(card: Any, name: str) -> list[str]:
    return [text for value in _values(card, name) for text in _flat(value)]


def _first(card: Any, name: str) -> str | None:
    return next(iter(_all(card, name)), None)


def _full(card: Any) -> str | None:
    name = next(iter(_values(card, "n")), None)
    parts = [getattr(name, part, "") for part in ("given", "additional", "family")]
    return " ".join(filter(None, map(" ".join, map(_flat, parts)))) or None


def _address(value: Any) -> str:
    parts = [getattr(value, part, "") for part in ("box", "extended", "street", "city", "region", "code", "country")]
    return ", ".join(filter(None, map(" ".join, map(_flat, parts)))) or str(value)


def _flat(value: Any) -> list[str]:
    return [text for item in (value if isinstance(value, list) else [value]) if (text := _text(item))]


def _text(item: Any) -> str:
    """A value on one line: of a list within a list its items, of a key or a sound its fingerprint."""
    if isinstance(item, bytes):
        return f"SHA256:{hashlib.sha256(item).hexdigest()}"
    return (",".join(map(str, item)) if isinstance(item, list) else str(item)).strip()
