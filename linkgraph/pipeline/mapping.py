"""Proposing how a foreign file is to be read, and writing it down in the case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linkgraph_ingest.core.mapping.merge import merged_all, with_files
from linkgraph_ingest.core.mapping.suggest import Proposal, as_toml, kind_of, preview, suggest
from linkgraph_ingest.discover import SOURCES

from linkgraph.case import Case
from linkgraph.case.config import CONFIG_FILE, parse_config, read_config
from linkgraph.errors import SourceError, UsageError
from linkgraph.records.paths import escaped

Rows = list[dict[str, str]]


def suggest_mapping(file: Path) -> tuple[str, dict[str, Rows]]:
    """The text of a `linkgraph.toml` for `file`, and the first ten rows of each table as they would be read with it.

    A file has one table, called like it; a database or a workbook may have several.
    """
    name = escaped(file.name)
    first, *others = found = _proposed(file)
    text = merged_all(as_toml(first, name), others, name)
    return text, previews(file, found, text)


def previews(file: Path, found: Sequence[Proposal], text: str, rows: int = 10) -> dict[str, Rows]:
    """The first rows of each table as they would be read with the `linkgraph.toml` in `text`."""
    config = parse_config(text)
    return {each.table or file.name: preview(file, config, each.kind, rows) for each in found}


def preview_mapping(file: Path, text: str) -> Rows:
    """The first ten rows of `file` as they would be read with the `linkgraph.toml` in `text`.

    CaseError where the text is wrong, UsageError where its `[files]` does not name the file.
    """
    config = parse_config(text)
    kind = kind_of(file, config.files)
    if kind is None:
        raise UsageError(f"[files] says nothing of {file.name}: name it there, as in profiles = [{file.name!r}]")
    return preview(file, config, kind)


def add_mapping(case: Case, file: Path) -> tuple[Path, dict[str, Rows]]:
    """Writes the proposal for `file` into the `linkgraph.toml` of `case`, beside what stands there.

    Returns where it was written, and the first ten rows of each table as they will be read. CaseError where what
    stands there cannot be read; nothing is written then.
    """
    found, path = _proposed(file), case.folder / CONFIG_FILE
    inside = file.resolve().is_relative_to(case.folder.resolve())
    name = file.resolve().relative_to(case.folder.resolve()).as_posix() if inside else file.name
    read_config(path)
    text = laid_in(said_in(case), found, name)
    rows = previews(file, found, text)
    path.write_text(text, encoding="utf-8")
    return path, rows


def laid_in(text: str, found: Sequence[Proposal], name: str) -> str:
    """`text` with the mappings `found` of the file at the path `name` within its case.

    A database is named by its tables, and one in a folder below for itself as well: nobody looks for it there.
    """
    text = merged_all(text, found, escaped(name))
    is_database = all(each.table for each in found)
    return with_files(text, SOURCES, [escaped(name)] if is_database and "/" in name else [])


def said_in(case: Case) -> str:
    """The text of the `linkgraph.toml` of `case`; empty where there is none."""
    path = case.folder / CONFIG_FILE
    return path.read_text(encoding="utf-8-sig") if path.exists() else ""


def _proposed(file: Path) -> list[Proposal]:
    try:
        return suggest(file)
    except SourceError as error:
        raise SourceError(f"{file}: {error}") from error
