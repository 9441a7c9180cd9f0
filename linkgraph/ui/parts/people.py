"""Accounts as cards, and their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from linkgraph.ui.data import name_of
from linkgraph.ui.markup import Safe, div, join, picture, span, tag
from linkgraph.ui.photos import face, large

Row = Mapping[str, Any]

FIELDS = {
    "names": "Names",
    "handle": "User name",
    "headline": "Headline",
    "emails": "E-mail",
    "phones": "Phone",
    "addresses": "Address",
    "city": "City",
    "country": "Country",
    "birth_date": "Birth date",
    "gender": "Gender",
    "languages": "Languages",
    "timezone": "Time zone",
    "education": "Education",
    "employment": "Employment",
    "skills": "Skills",
    "wallets": "Wallet",
    "payment_accounts": "Payment account",
    "devices": "Device",
    "ips": "IP address",
    "websites": "Website",
    "hourly_rate": "Hourly rate",
    "rating": "Rating",
    "created_at": "Created",
    "first_seen": "First seen",
    "last_seen": "Last seen",
    "bio": "About",
}

LASTING = ("Birth date", "Gender")
"""Facts that stay the same for one hand; where these differ it is marked."""


def card(row: Row) -> Safe:
    """A face, a name, and where the account is."""
    name = name_of(dict(row))
    return div(
        "lg-person",
        picture(face(row.get("photo")), name),
        div("", div("lg-name", name), div("lg-small", row["id"])),
    )


def portrait(row: Row) -> Safe:
    """A large photo with the name below."""
    name = name_of(dict(row))
    return div(
        "",
        picture(large(row.get("photo")), name, "lg-photo"),
        div("lg-name", name),
        div("lg-small", row["id"]),
    )


def faces(rows: Iterable[Row]) -> Safe:
    """Small faces in a grid."""
    return div("lg-faces", *(picture(face(row.get("photo")), name_of(dict(row))) for row in rows))


def facts(row: Row, most: int = 4) -> Safe:
    """The known fields of an account, the long ones shortened."""
    known = ((label, said(row.get(field), most)) for field, label in FIELDS.items())
    return tag("dl", *(join(tag("dt", label), tag("dd", text)) for label, text in known if text), class_="lg-facts")


def side_by_side(left: Row, right: Row) -> Safe:
    """The fields of two accounts, and where they agree."""
    rows = [
        _compared(label, left.get(field), right.get(field))
        for field, label in FIELDS.items()
        if left.get(field) or right.get(field)
    ]
    head = tag("tr", *(tag("th", text) for text in ("Field", name_of(dict(left)), name_of(dict(right)), "")))
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="lg-table")


def said(value: Any, most: int = 8) -> str:
    """A value as text: lists joined, the rest counted, long text cut."""
    values = value if isinstance(value, list | tuple) else [value] if value not in (None, "") else []
    texts = [_text(item) for item in values]
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return " · ".join(texts[:most]) + more


def _text(item: Any) -> str:
    text = str(item.get("value") or item.get("title") or item.get("id")) if isinstance(item, Mapping) else str(item)
    return text if len(text) <= 300 else text[:299] + "…"


def _compared(label: str, left: Any, right: Any) -> Safe:
    verdict, class_ = _verdict(said(left, 99), said(right, 99), left, right)
    class_ = "contradicts" if class_ == "differs" and label in LASTING else class_
    cells = (tag("td", label, class_="unknown"), tag("td", said(left)), tag("td", said(right)))
    return tag("tr", *cells, tag("td", span(class_, verdict)))


def _verdict(left_text: str, right_text: str, left: Any, right: Any) -> tuple[str, str]:
    if not left_text or not right_text:
        return "one side unknown", "unknown"
    if left_text.casefold() == right_text.casefold():
        return "= agrees", "agrees"
    if isinstance(left, list) and isinstance(right, list) and {*map(_text, left)} & {*map(_text, right)}:
        return "≈ agrees in part", "agrees"
    return "≠ differs", "differs"
