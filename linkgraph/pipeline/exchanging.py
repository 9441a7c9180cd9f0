"""Judgements of two copies of a case: written to a file, and taken in from one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.errors import LinkgraphError, SourceError
from linkgraph.ledger.judgements import WORDS, Entry, append, journal
from linkgraph.pipeline.taking_in import redraw_case

if TYPE_CHECKING:
    from linkgraph.progress import Progress

NEEDED = ("left", "right", "judgement", "by", "at")


def export_judgements(case: Case, path: Path) -> int:
    """Writes the journal of the case, one JSON line a judgement, undone ones included; how many there are."""
    entries = journal(case.work)
    try:
        path.write_text("".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries), encoding="utf-8")
    except OSError as error:
        raise LinkgraphError(f"{path} cannot be written: {error.strerror}") from error
    return len(entries)


def merge_judgements(case: Case, store_uri: str | None, path: Path, *, progress: Progress) -> dict[str, int]:
    """Takes in the judgements of a file that `export_judgements` wrote, and draws their consequences.

    What is known already is left out; of two judgements of one pair the later counts, whoever made it, so that
    two copies that take in each other's come to the same. Keys: `new`, `known`.

    Raises:
        SourceError: the file cannot be read, or a line is no judgement; nothing is taken in then.
    """
    known = {_key(entry) for entry in journal(case.work)}
    given = {_key(entry): entry for entry in _read(path)}
    new = [entry for key, entry in given.items() if key not in known]
    if new:
        append(case.work, *new)
        redraw_case(case, store_uri, progress)
    return {"new": len(new), "known": len(given) - len(new)}


def _key(entry: Entry) -> str:
    return json.dumps({name: value for name, value in entry.items() if value is not None}, sort_keys=True)


def _read(path: Path) -> list[Entry]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: {error}") from error
    return [_entry(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def _entry(line: str, where: str) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise SourceError(f"{where} is not JSON: {error}") from error
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in NEEDED):
        raise SourceError(f"{where} is no judgement; it needs {', '.join(NEEDED)}")
    if entry["judgement"] not in WORDS:
        raise SourceError(f"{where}: judgement {entry['judgement']!r} is none of {', '.join(WORDS)}")
    entry["left"], entry["right"] = sorted((entry["left"], entry["right"]))
    return entry
