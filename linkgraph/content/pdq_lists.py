"""Lists of PDQ hashes as they are exchanged: ThreatExchange and Hasher-Matcher-Actioner.

Read are lines of 64 hexadecimal digits, alone or as a column of comma-separated values (`hash`,
`pdq`, `indicator` or `content_hash`), and JSON arrays of objects with one of these keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkgraph.errors import SourceError

MATCHING = 31
"""Bits of 256 within which two PDQ hashes are of one picture: the radius that the makers of PDQ advise."""
KEYS = ("hash", "pdq", "indicator", "content_hash", "signal_value")
_HASH = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")


def read_hashes(path: Path) -> Iterator[tuple[int, str]]:
    """Line (or place in the array, from 1) and hash, in lower case; SourceError where a line has none."""
    text = Path(path).read_text(encoding="utf-8-sig")
    yield from _objects(path, text) if text.lstrip().startswith(("[", "{")) else _lines(path, text)


def write_hashes(hashes: Iterable[str]) -> str:
    """One hash a line, each once, sorted: what ThreatExchange's and HMA's importers read."""
    return "".join(f"{each}\n" for each in sorted({each.lower() for each in hashes}))


def _lines(path: Path, text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        found = _HASH.search(line)
        if found:
            yield number, found.group().lower()
        elif line.strip() and number > 1 and not line.startswith("#"):
            raise SourceError(f"{path}, line {number}: {line[:40]!r} holds no PDQ hash of 64 hexadecimal digits")


def _objects(path: Path, text: str) -> Iterator[tuple[int, str]]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise SourceError(f"{path} is no JSON that can be read: {error}") from error
    listed = content.get("data", [content]) if isinstance(content, dict) else content
    for number, entry in enumerate(listed, 1):
        value = next((entry[key] for key in KEYS if key in entry), "") if isinstance(entry, dict) else entry
        if not isinstance(value, str) or not _HASH.fullmatch(value.strip()):
            raise SourceError(f"{path}, entry {number}: holds no PDQ hash of 64 hexadecimal digits")
        yield number, value.strip().lower()
