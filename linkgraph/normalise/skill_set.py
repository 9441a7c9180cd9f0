"""All the skills of one statement: what is listed, in one order."""

from __future__ import annotations

import re

from linkgraph.normalise import skills

_SPLIT = re.compile(r"\s*[,;|\n]\s*")
_LONGEST = 4000


def normalise(raw: str, country: str | None = None) -> str | None:
    """`docker, python, sql` for `Python | SQL, Docker`; None where no skill is named."""
    named = {skill for part in _SPLIT.split(raw[:_LONGEST]) if (skill := skills.normalise(part, country))}
    return ", ".join(sorted(named)) or None
