"""Headers of mails, read with care: what is none is left out (RFC 5322, RFC 2047)."""

from __future__ import annotations

import re
from datetime import UTC
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from linkgraph.content.mail.mail import READ, Person

BAD_HEADER = (ValueError, IndexError, TypeError, AttributeError, LookupError, HeaderParseError)
"""What the parser of the standard library raises on a header that is none."""
LONG_HEADER = 10_000
MOST_HEADERS, LONGEST_VALUE = 60, 500
_IP = re.compile(r"\[?([0-9A-Fa-f.:]{7,45})\]?")
_LOGGED_IN = re.compile(r"\bwith (?:E?SMTPS?A|ESMTPSA|HTTPS?)\b", re.IGNORECASE)
"""In the hop by which a sender who had logged in handed the mail over (RFC 3848)."""
_BRACKETED = r"\[(?:IPv6:)?([0-9A-Fa-f.:]{7,45})\]"
_FROM = (re.compile(rf"\((?!HELO|EHLO)[^()\[\]=]*{_BRACKETED}", re.IGNORECASE), re.compile(_BRACKETED))
"""Where the server says which address it was called from; what stands before it is what the program calls itself, often
an address at home (RFC 5321, 4.4)."""


class _Careful(HeaderRegistry):
    """Takes a header whose form is broken as the text that it is, so that the mail around it can be read."""

    def __call__(self, name: str, value: str) -> Any:
        try:
            return super().__call__(name, value)
        except BAD_HEADER:
            return HeaderRegistry(use_default_map=False)(name, " ".join(value.replace("\0", "").split()))


POLICY = policy.default.clone(header_factory=_Careful())
"""How mails are parsed."""


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
    before = _LOGGED_IN.split(hops[-1][:LONG_HEADER], maxsplit=1) if hops else []
    found = (place.search(before[0]) for place in _FROM) if len(before) > 1 else ()
    return next((each[1] for each in found if each), None)


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
