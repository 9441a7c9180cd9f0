"""What people decided in two copies of a case: written to a file, and taken in from one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from linkgraph.case import Case
from linkgraph.errors import LinkgraphError, SourceError
from linkgraph.ledger.hub_decisions import HubDecision, append_decisions, hub_decision, hub_decisions
from linkgraph.ledger.judgements import WORDS, Entry, append, journal
from linkgraph.pipeline.taking_in import redraw_case

if TYPE_CHECKING:
    from linkgraph.progress import Progress

Said = TypeVar("Said", bound=Mapping[str, Any])
NEEDED = ("left", "right", "judgement", "by", "at")


def export_judgements(case: Case, path: Path) -> int:
    """Writes the journals of the case, one JSON line a judgement or a decision about a value; how many there are.

    Those that are undone are among them.
    """
    entries = [*journal(case.work), *hub_decisions(case.work)]
    try:
        path.write_text("".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries), encoding="utf-8")
    except OSError as error:
        raise LinkgraphError(f"{path} cannot be written: {error.strerror}") from error
    return len(entries)


def merge_judgements(case: Case, store_uri: str | None, path: Path, *, progress: Progress) -> dict[str, int]:
    """Takes in what a file has that `export_judgements` wrote, and draws its consequences.

    What is known already is left out; of two judgements of one pair, or decisions about one value, the later counts,
    whoever made it, so that two copies that take in each other's come to the same. Keys: `new`, `known`.

    Raises:
        SourceError: the file cannot be read, or a line is neither; nothing is taken in then.
    """
    judged, decided = _read(path)
    new_judged = _unknown(judged, journal(case.work))
    new_decided = _unknown(decided, hub_decisions(case.work))
    if new_judged:
        append(case.work, *new_judged)
    if new_decided:
        append_decisions(case.work, *new_decided)
    new = len(new_judged) + len(new_decided)
    if new:
        redraw_case(case, store_uri, progress)
    return {"new": new, "known": len({_key(entry) for entry in (*judged, *decided)}) - new}


def _unknown(given: list[Said], held: list[Said]) -> list[Said]:
    known = {_key(entry) for entry in held}
    return [entry for key, entry in {_key(entry): entry for entry in given}.items() if key not in known]


def _key(entry: Mapping[str, Any]) -> str:
    return json.dumps({name: value for name, value in entry.items() if value is not None}, sort_keys=True)


def _read(path: Path) -> tuple[list[Entry], list[HubDecision]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: {error}") from error
    judged, decided = [], []
    for number, line in enumerate(lines, 1):
        where = f"{path}, line {number}"
        entry = _object(line, where) if line.strip() else None
        if isinstance(entry, dict) and (about_value := hub_decision(entry)) is not None:
            decided.append(about_value)
        elif entry is not None:
            judged.append(_judgement(entry, where))
    return judged, decided


def _object(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{where} is not JSON: {error}") from error


def _judgement(entry: object, where: str) -> Entry:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in NEEDED):
        raise SourceError(f"{where} is no judgement, which needs {', '.join(NEEDED)}, nor a decision about a value")
    if entry["judgement"] not in WORDS:
        raise SourceError(f"{where}: judgement {entry['judgement']!r} is none of {', '.join(WORDS)}")
    entry["left"], entry["right"] = sorted((entry["left"], entry["right"]))
    return entry
