"""Compare the accounts that were ingested, and cluster them: the second stage of `run`."""

from __future__ import annotations

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(example="linkgraph link --case my-case")
def command(session: Session) -> int:
    """Compare the accounts that were ingested, and cluster them: the second stage of `run`."""
    from linkgraph import pipeline

    return session.summary(pipeline.link(session.case, session.store_uri, progress=session.progress))
