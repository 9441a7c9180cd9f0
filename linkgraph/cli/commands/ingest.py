"""Read files or folders into the case: the first stage of `run`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(
    example="""
    linkgraph ingest my-case
    linkgraph ingest new/profiles.csv new/logins.csv.gz --case my-case
    """
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(session: Session, paths: tuple[Path, ...]) -> int:
    """Read files or folders into the case: the first stage of `run`.

    Without --case, a single folder is taken to be the case itself, unless the current folder is one.
    """
    from linkgraph import pipeline

    session = _of_the_folder(session, paths)
    done = pipeline.ingest(session.case, session.store_uri, list(paths), progress=session.progress)
    return session.summary(done)


def _of_the_folder(session: Session, paths: tuple[Path, ...]) -> Session:
    if session.case_given or len(paths) != 1 or not paths[0].is_dir() or _is_case(session.folder):
        return session
    session.note(f"the case is {paths[0]}")
    return dataclasses.replace(session, folder=paths[0])


def _is_case(folder: Path) -> bool:
    from linkgraph.records import record_kinds

    if (folder / ".linkgraph").exists() or (folder / "linkgraph.toml").exists():
        return True
    return any(file.name.partition(".")[0] in record_kinds() for file in folder.iterdir() if file.is_file())
