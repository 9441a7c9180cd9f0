"""Ingest, fingerprint, link, cluster and flag a case; goes on where it stopped.

A run is published when it is complete. Until then readers see the last complete one.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(
    example="""
    linkgraph run my-case
    linkgraph run my-case --store neo4j://localhost:7687 --format json
    """
)
@click.argument("case_folder", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
def command(session: Session, case_folder: Path | None) -> int:
    """Ingest, fingerprint, link, cluster and flag a case.

    CASE is the case folder; without it the one of --case, else the current folder. Running again on
    the same files changes nothing; a run that was stopped goes on where it stopped.
    """
    from linkgraph import pipeline

    session = dataclasses.replace(session, folder=case_folder or session.folder)
    done = pipeline.run(session.case, session.store_uri, progress=session.progress)
    session.left_aside()
    return session.summary(done)
