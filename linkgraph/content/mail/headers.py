"""Headers of mails, read with care: what is none is left out (RFC 5322, RFC 2047)."""

from __future__ import annotations

import re
from datetime import UTC
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from linkgraph.content.mail.mail import READ, Person

BAD_HEADER = (ValueError, IndexError, TypeError, AttributeError, LookupError)
"""What the parser of the standard library raises on a header that is none."""
LONG_HEADER = 10_000
MOST_HEADERS, LONGEST_VALUE = 60, 500
_IP = re.compile(r"\[?([0-9A-Fa-f.:]{7,45})\]?")
_SUBMITTED = re.compile(r"\[(?:IPv6:)?([0-9A-Fa-f.:]{7,45})\].*\bwith (?:E?SMTPS?A|ESMTPSA|HTTPS?)\b", re.IGNORECASE)
"""The hop by which a sender who had logged in handed the mail over (RFC 3848)."""


def header(message: EmailMessage, name: str) -> str:
    """The first header of that name on one line; empty where there is none."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except BAD_HEADER:
        return ""


def people(message: EmailMessage, *names: str) -> list[Person]:
    """Who stands in the headers of these names, each once."""
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


def headers(message: EmailMessage) -> dict[str, list[str]]:
    """The headers that are no field of a mail, by their names in lower case."""
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        if name.lower() not in READ and (name.lower() in found or len(found) < MOST_HEADERS):
            found.setdefault(name.lower(), []).append(plain(str(value)))
    return found


def plain(value: str) -> str:
    """A raw header on one line, its encoded words decoded."""
    text = " ".join(value.split())[:LONGEST_VALUE]
    try:
        return str(make_header(decode_header(text)))
    except BAD_HEADER:
        return text


def submitted(message: EmailMessage) -> str | None:
    """The address from which the sender handed the mail over, where the first server says that they had logged in."""
    hops = [" ".join(str(value).split()) for name, value in message.raw_items() if name.lower() == "received"]
    found = _SUBMITTED.search(hops[-1][:LONG_HEADER]) if hops else None
    return found[1] if found else None


def moment(text: str) -> str | None:
    """A date in ISO 8601, UTC; None for what is none."""
    try:
        at = parsedate_to_datetime(text)
    except BAD_HEADER:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def address(text: str) -> str | None:
    """The IP address that stands in `text`."""
    found = _IP.search(text)
    return found[1] if found else None
