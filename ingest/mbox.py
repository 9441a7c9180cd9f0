"""Mailbox exports (mbox): every mail in them, in the order in which they stand (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkgraph.content.mail import read_eml
from linkgraph.errors import SourceError
from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.mail_records import mail_records
from .core.source import SourceFile
from .core.unpack import opened

MOST_BYTES = 100 << 20
"""For one mail."""
_FROM = re.compile(rb"From (?:\S+.*\d{4}|\r?\n?$)")
"""Thunderbird writes neither sender nor time today, and puts `>` before such lines inside mails."""
_DATED = re.compile(rb"From \S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d")
"""With the time in the form of the standard, which no sentence has; some writers put no blank line before it."""
_HEADER = re.compile(rb"[!-9;-~]+:")


class Mbox(Foreign):
    """A file of mails, each after a line that begins with `From `."""

    name = "mbox"

    def recognises(self, head: Sample) -> bool:
        """True where such a line begins the file and a header follows."""
        first, _, rest = head.data.partition(b"\n")
        return _FROM.match(first) is not None and _HEADER.match(rest) is not None

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """What each mail says; its line is that of its `From ` line."""
        for line, data in _mails(source):
            if len(data) > MOST_BYTES:
                yield Reject(source.file, line, f"the mail has more than {MOST_BYTES >> 20} MB")
                continue
            try:
                yield from mail_records(source, line, read_eml(data))
            except SourceError as error:
                yield Reject(source.file, line, f"the mail cannot be read: {error}")
            except Exception as error:  # one mail must not stop the others, whatever the parser raises on it
                yield Reject(source.file, line, f"the mail cannot be read: {type(error).__name__} {error}".rstrip())


def _mails(source: SourceFile) -> Iterator[tuple[int, bytes]]:
    """Each mail with the line it begins on; `>From ` inside a mail is `From ` again."""
    begun, parts, blank = 0, list[bytes](), True
    for number, line in _lines(source):
        if (blank and _FROM.match(line)) or _DATED.match(line):
            if begun:
                yield begun, b"".join(parts)
            begun, parts = number, []
        elif begun:
            parts.append(line[1:] if re.match(rb">+From ", line) else line)
        blank = not line.strip()
    if begun:
        yield begun, b"".join(parts)


def _lines(source: SourceFile) -> Iterator[tuple[int, bytes]]:
    number, rest = 0, b""
    with opened(source.path) as stream:
        while block := stream.read(1 << 20):
            *whole, rest = (rest + block).split(b"\n")
            for line in whole:
                number += 1
                yield number, line + b"\n"
    if rest:
        yield number + 1, rest
