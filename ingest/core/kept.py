"""Files that came inside other files, kept where the rows of a case can name them."""

from __future__ import annotations

import hashlib
import re

from .source import SourceFile

FOLDER = ".linkgraph/files"
_SUFFIX = re.compile(r"\.([a-z0-9]{1,8})$")


def kept(source: SourceFile, name: str, data: bytes) -> str:
    """Writes `data`, once, and returns its name relative to the case folder; `name` gives the suffix."""
    suffix = _SUFFIX.search(name.lower())
    digest = hashlib.sha256(data).hexdigest()
    relative = f"{FOLDER}/{digest[:2]}/{digest}.{suffix[1] if suffix else 'bin'}"
    path = source.folder / relative
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(data)
        part.replace(path)
    return relative
