"""Single mails, EML and MSG: people, text, the sender's address, attachments."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.content.archive import OLE
from linkgraph.content.formats.eml import is_eml
from linkgraph.content.mail import read_eml, read_msg
from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.mail_records import mail_records
from .core.source import SourceFile
from .core.unpack import opened

MOST_BYTES = 100 << 20


class MailFile(Foreign):
    """One mail a file. In a case folder it may be a document, so it is read only when asked for."""

    name = "mail"
    automatic = False

    def recognises(self, head: Sample) -> bool:
        """True for headers of a mail, and for Outlook's container under its suffix."""
        single = is_eml(head.data) and not head.data.startswith(b"From ")
        return single or (head.data.startswith(OLE) and head.suffix == "msg")

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """What one mail says; its line is 1."""
        with opened(source.path) as stream:
            data = stream.read(MOST_BYTES)
        mail = read_msg(source.path) if data.startswith(OLE) else read_eml(data)
        yield from mail_records(source, 1, mail)
