"""Look for red flags in the linked graph, and publish: the last stage of `run`."""

from __future__ import annotations

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session


@make_command(example="linkgraph flag --case my-case")
def command(session: Session) -> int:
    """Look for red flags in the linked graph, and publish: the last stage of `run`."""
    from linkgraph import pipeline

    return session.summary(pipeline.flag(session.case, session.store_uri, progress=session.progress))
