"""What syslog puts before a line of another program, in its old form (RFC 3164) and its new one (RFC 5424)."""

from __future__ import annotations

import re

PRIORITY = r"(?:<\d+>)?(?:\d )?"
TIME = r"(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*)"
DATA = r"(?:-|(?:\[(?:[^\]\\]|\\.)*\])+)"
"""The structured data of the new form; a hyphen where there is none."""
HEADER = rf"{PRIORITY}{TIME} \S+ (?:[\w./-]+(?:\[\d+\])?: +|[\w./-]+ (?:\d+|-) \S+ {DATA} )"
"""Everything before the message of any program."""
_BEGIN = re.compile(rf"{PRIORITY}{TIME} ")


def is_syslog(line: str) -> bool:
    """Whether a line begins as syslog's do, with a time."""
    return _BEGIN.match(line) is not None
