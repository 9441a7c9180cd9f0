"""Contacts in vCard form, 2.1 to 4.0 (RFC 6350): one profile a card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linkgraph.content.encoding import decode
from linkgraph.errors import SourceError
from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.kept import kept
from .core.source import SourceFile
from .core.unpack import opened

MOST_BYTES = 50 << 20
_EDGE = re.compile(r"^(BEGIN|END):VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)


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
            text = decode(stream.read(MOST_BYTES)).replace("\r\n", "\n")
        for line, body in _cards(text):
            try:
                card = vobject.readOne(body)
                yield from _records(source, line, card)
            except Exception as error:  # the parser raises what the broken line leads to
                yield Reject(source.file, line, f"the card cannot be read: {error}".split("\n")[0])


def _cards(text: str) -> Iterator[tuple[int, str]]:
    """Each card with the line it begins on; one that is not ended before the next begins ends there."""
    line, seen, begun = 1, 0, -1
    for edge in _EDGE.finditer(text):
        if edge[1].upper() == "BEGIN":
            line += text.count("\n", seen, edge.start())
            seen = begun = edge.start()
        elif begun >= 0:
            yield line, text[begun : edge.end()]
            begun = -1


def _records(source: SourceFile, line: int, card: Any) -> Iterator[Record | Reject]:
    name, emails, phones = _first(card, "fn") or _full(card), _all(card, "email"), _all(card, "tel")
    known = _first(card, "uid") or next(iter([*emails, *phones]), None) or name
    if not known:
        yield Reject(source.file, line, "the card names nobody")
        return
    account = f"contact:{known}"
    yield Record("profiles", line, {
        "account": account,
        "platform": "contact",
        "name": name,
        "handle": _first(card, "nickname"),
        "email": emails,
        "phone": [phone.removeprefix("tel:") for phone in phones],
        "address": [_address(value) for value in _values(card, "adr")],
        "employment": [" ".join(_flat(value)) for value in _values(card, "org")] + _all(card, "title"),
        "birth_date": _first(card, "bday"),
        "url": _all(card, "url"),
        "bio": _first(card, "note"),
        "seen_at": _first(card, "rev"),
    })  # fmt: skip
    for value in _values(card, "photo"):
        if isinstance(value, bytes) and value:
            yield Record(
                "photos", line, {"account": account, "file": kept(source, "photo.jpg", value), "kind": "profile"}
            )


def _values(card: Any, name: str) -> list[Any]:
    return [entry.value for entry in card.contents.get(name, []) if entry.value]


def _all(card: Any, name: str) -> list[str]:
    return [" ".join(_flat(value)) for value in _values(card, name)]


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
    return [str(item).strip() for item in (value if isinstance(value, list) else [value]) if str(item).strip()]
