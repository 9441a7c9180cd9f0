"""What a document says about itself: who wrote it, with what, from which template, when.

Names: `author`, `last_modified_by`, `company`, `manager`, `title`, `template`, `producer` (the
program that wrote the file), `creator` (the program it was made in), `created_at`, `modified_at`
(ISO 8601), `fonts` (joined by ` | `), `origin` (an id that copies of one file keep), `revision`,
`traits` (what copies of one template keep, see `traits.py`).
"""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.files import check_file
from linkgraph.content.text import MOST_BYTES, format_of
from linkgraph.errors import SourceError

LONGEST, LONGEST_TRAITS = 300, 4000
"""Characters of a value that are kept."""


def metadata_of(path: Path) -> dict[str, str]:
    """The metadata of the document `path`, empty values left out.

    Nobody writes metadata by hand, so a damaged block is none: SourceError only where the file
    is missing, too large or no document.
    """
    path = Path(path)
    check_file(path, MOST_BYTES)
    kind = format_of(path)
    try:
        found = kind.metadata(path)
    except SourceError:
        return {}
    except Exception:  # parsers of hostile input raise what happens to go wrong
        return {}
    tidy = {name: _tidy(value, LONGEST_TRAITS if name == "traits" else LONGEST) for name, value in found.items()}
    return {name: value for name, value in sorted(tidy.items()) if value}


def _tidy(value: str, most: int) -> str:
    plain = "".join(char if char.isprintable() else " " for char in value)
    return " ".join(plain.split())[:most]
