"""Bring a case back from an export of linkgraph's own: JSON Lines or Parquet."""

from __future__ import annotations

from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import LinkgraphError


@make_command(
    example="""
    linkgraph restore my-case.jsonl --case elsewhere
    linkgraph restore my-case-tables --store bolt://127.0.0.1:7687 --case elsewhere
    """
)
@click.argument("export", type=click.Path(path_type=Path, exists=True))
def command(session: Session, export: Path) -> int:
    """Bring a case back from an export of linkgraph's own: JSON Lines or Parquet.

    EXPORT is a file of `export --format jsonl` or a folder of `export --format parquet`, made without a
    filter. The case folder is made where it is not there. It gets the whole graph, judgements and history
    included; photos and documents are files of the old case folder and are not in an export.
    """
    from linkgraph import export as package
    from linkgraph.store import open_store

    _make(session.folder)
    store = open_store(session.store_uri or session.case.default_store_uri())
    try:
        _ = session.case.work
        done = package.restore(export, store)
        _name(session.folder, package.case_name(store))
    finally:
        store.close()
    return session.summary({"case": str(session.folder), **done})


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LinkgraphError(f"{folder} cannot be made: {error.strerror}") from error


def _name(folder: Path, name: str) -> None:
    """The case keeps its name, which is how a later run knows its store."""
    import tomlkit

    config = folder / "linkgraph.toml"
    if not config.exists() and name != folder.resolve().name:
        config.write_text(tomlkit.dumps({"case": {"name": name}}), encoding="utf-8")
