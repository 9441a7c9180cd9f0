"""What `linkgraph ingest --suggest-mapping` prints: a `linkgraph.toml`, and as comments what comes of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkgraph.cli.session import Session

if TYPE_CHECKING:
    from linkgraph.case import Case
    from linkgraph.pipeline.mapping_folder import FolderMapping

MOST = 20
"""Files that are named with the reason why nothing is proposed for them."""


def show_mapping(session: Session, path: Path) -> int:
    """Writes the proposal for a file or a folder to standard output."""
    from linkgraph import pipeline

    if path.is_dir():
        found = pipeline.suggest_folder(_case_of(session, path))
        _echo([found.text.rstrip("\n"), "", *_of_folder(found)])
    else:
        text, tables = pipeline.suggest_mapping(path)
        _echo([text, *_previews(tables)])
    return 0


def write_mapping(session: Session, path: Path) -> int:
    """Adds the proposal for a file to the configuration of the case, that for a folder to the folder's own."""
    from linkgraph import pipeline

    if path.is_dir():
        written, found = pipeline.add_folder(_case_of(session, path))
        lines, changed = _of_folder(found), not found.is_empty
    else:
        written, tables = pipeline.add_mapping(session.case, path)
        lines, changed = _previews(tables), True
    if changed:
        session.note(f"written to {written}")
    _echo(lines)
    return 0


def _case_of(session: Session, folder: Path) -> Case:
    if session.case_given and session.folder.resolve() != folder.resolve():
        raise click.UsageError(f"the mapping of a folder is its own: give --case {folder}, or none")
    return dataclasses.replace(session, folder=folder).case


def _of_folder(found: FolderMapping) -> Iterator[str]:
    yield from _previews(found.rows)
    for name, reason in list(found.left.items())[:MOST]:
        yield f"# not mapped: {name}: {' '.join(reason.split())}"
    if len(found.left) > MOST:
        yield f"# not mapped: {len(found.left) - MOST:,} more"
    if found.others:
        yield f"# no tables: {found.others:,} (pictures, documents); a table of photos or documents names each as file,"
        yield '# or their paths name their accounts: [files] photos = ["pictures/{platform}/{account}/*"]'
    if found.is_empty:
        yield "# nothing was found that could be mapped"


def _previews(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Iterator[str]:
    for name, rows in tables.items():
        yield f"# The first {len(rows)} rows of {name} as they would be read:"
        for row in rows:
            cells = (f"{column}: {' '.join(value.split())}" for column, value in row.items() if column != "extra")
            yield f"# {' | '.join(cells)}"


def _echo(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        click.echo(line)
