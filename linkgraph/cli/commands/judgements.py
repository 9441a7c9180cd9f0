"""List what people judged, what of it conflicts, and exchange it with another copy of the case."""

from __future__ import annotations

from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import UsageError

COLUMNS = ("left", "right", "judgement", "signal", "by", "at", "reason")
CONFLICT = ("left", "right", "by", "at", "over")


@make_command(
    example="""
    linkgraph judgements
    linkgraph judgements --conflicts
    linkgraph judgements --export anna.jsonl
    linkgraph judgements --import anna.jsonl --case my-case
    """
)
@click.option("--conflicts", is_flag=True, help="Only those that cannot all be right: A is B, B is C, A is not C.")
@click.option("--export", "target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write them.")
@click.option(
    "--import", "source", type=click.Path(path_type=Path), metavar="FILE", help="Take in what --export wrote."
)
def command(session: Session, conflicts: bool, target: Path | None, source: Path | None) -> None:
    """List what people judged, what of it conflicts, and exchange it with another copy of the case.

    Of two judgements of one pair the later counts, whoever made it. Two copies that take in each
    other's judgements come to the same.
    """
    from linkgraph import pipeline, read

    if sum(map(bool, (conflicts, target, source))) > 1:
        raise UsageError("--conflicts, --export and --import are three things; ask for one at a time")
    if target is not None:
        return session.thing({"written": pipeline.export_judgements(session.case, target)})
    if source is not None:
        merged = pipeline.merge_judgements(session.case, session.store_uri, source, progress=session.progress)
        return session.thing(dict(merged))
    with session.store() as store:
        rows = read.conflicts(store) if conflicts else read.judgements(store)
    return session.rows(rows, CONFLICT if conflicts else COLUMNS)
