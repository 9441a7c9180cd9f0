"""What a mail says, whatever wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field

from linkgraph.content.formats.base import Member

Person = tuple[str, str]
"""Display name and address."""
MOST_MEMBERS = 500
READ = frozenset(
    {"from", "sender", "reply-to", "to", "cc", "bcc", "date", "subject", "content-type", "content-transfer-encoding",
     "mime-version"}
)  # fmt: skip
"""Headers that are fields of a mail, or say how it is packed."""


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


def text_of_page(html: str) -> str:
    """The text of a body that is HTML; empty where there is none."""
    from linkgraph.content.formats.html import text_of_html

    return text_of_html(html) if html else ""
