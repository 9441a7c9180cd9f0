"""Read files or folders into the case: the first stage of `run`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from linkgraph.cli.mapping import show_mapping, write_mapping
from linkgraph.cli.options import Seconds
from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import UsageError


@make_command(
    example="""
    linkgraph ingest my-case
    linkgraph ingest new/profiles.csv new/logins.csv.gz --case my-case
    linkgraph ingest --suggest-mapping export.xlsx > my-case/linkgraph.toml
    linkgraph ingest --suggest-mapping my-case/export.csv --write --case my-case
    linkgraph ingest --suggest-mapping my-case --write
    linkgraph ingest --watch inbox --case my-case
    """
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--suggest-mapping",
    "foreign",
    metavar="PATH",
    type=click.Path(path_type=Path, exists=True),
    help="Propose a linkgraph.toml for a file, or for all in a folder, and show rows as they would be read; "
    "nothing is loaded.",
)
@click.option(
    "--write",
    is_flag=True,
    help="With --suggest-mapping: add the proposal to the case's linkgraph.toml; what stands there stays.",
)
@click.option(
    "--watch",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take what arrives in DIR until stopped with Ctrl-C.",
)
@click.option(
    "--every", metavar="SECONDS", type=Seconds(), default=2.0, show_default=True, help="How often --watch looks."
)
def command(
    session: Session, paths: tuple[Path, ...], foreign: Path | None, watch: Path | None, every: float, *, write: bool
) -> int:
    """Read files or folders into the case: the first stage of `run`.

    Without --case, a single folder is taken to be the case itself, unless the current folder is one.
    Logs, mails, statements and reports of other tools are told by their content.
    """
    from linkgraph import pipeline

    if foreign is not None:
        return write_mapping(session, foreign) if write else show_mapping(session, foreign)
    if watch is not None:
        return _watch(session, watch, every)
    if not paths:
        raise UsageError("give a file or a folder to read, or --watch DIR, or --suggest-mapping FILE")
    session = _of_the_folder(session, paths)
    done = pipeline.ingest(session.case, session.store_uri, list(paths), progress=session.progress)
    if [path.resolve() for path in paths] == [session.case.folder]:
        session.left_aside()
    return session.summary(done)


def _watch(session: Session, folder: Path, every: float) -> int:
    from linkgraph import pipeline

    session.note(f"watching {folder}; stop with Ctrl-C")
    try:
        for done in pipeline.watch(session.case, session.store_uri, folder, every=every, progress=session.progress):
            session.summary(done)
    except KeyboardInterrupt:
        session.note("stopped")
    return 0


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
