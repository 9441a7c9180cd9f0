"""Write a report of the clusters, and of what changed since a run or a date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.whole_file import whole_file

FORMATS = ("html", "pdf", "json", "csv", "md", "xlsx")


@make_command(
    formats=FORMATS,
    default=None,
    example="""
    linkgraph report --case my-case --output report.html
    linkgraph report --case my-case --format pdf --output report.pdf
    linkgraph report --case my-case --since 2026-01-31 --format md
    linkgraph report --case my-case --cluster C-17 --output C-17.pdf
    linkgraph report --case my-case --redact no-personal-data --output for-the-press.html
    linkgraph report --case my-case --every 1d --run --deliver folder:reports --watch cluster:C-17
    """,
)
@click.option("--since", metavar="RUN|DATE", help="Say also what changed since that run or day.")
@click.option("--cluster", metavar="ID", help="Only this cluster.")
@click.option("--redact", metavar="PROFILE", help="no-photos, no-personal-data, platform:NAME or law-enforcement.")
@click.option(
    "--every", metavar="TIME", help="Make it again and again: 15m, 12h, 1d, 1w; counted from Monday 00:00 UTC."
)
@click.option("--deliver", multiple=True, metavar="TARGET", help="folder:PATH, smtp://HOST?from=A&to=B or a webhook.")
@click.option("--watch", multiple=True, metavar="RULE", help="cluster:ID, value:TEXT, photo:FILE or document:FILE.")
@click.option("--only-on-change", is_flag=True, help="Deliver nothing where nothing is new.")
@click.option("--run", is_flag=True, help="Run the case before each report.")
@click.option("--once", is_flag=True, help="With --every: make what is due now, and end; for cron.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to this file.")
def command(
    session: Session,
    /,
    since: str | None,
    cluster: str | None,
    redact: str | None,
    output: Path | None,
    every: str | None,
    **scheduled: Any,
) -> int:
    """Write a report of the clusters, and of what changed since a run or a date.

    Without --format the ending of --output says which; else it is md on a terminal and html elsewhere.
    HTML and PDF hold the photos and open without a network. With --every reports are made at fixed times
    and delivered, each with what is new since the one before; missed ones are caught up.
    """
    if every is not None:
        from linkgraph.cli.scheduling import keep

        if since or output:
            raise UsageError("--every says by itself what is new, and delivers: leave out --since and --output")
        return keep(session, every, cluster=cluster, redact=redact, **scheduled)
    if given := [f"--{name.replace('_', '-')}" for name, value in scheduled.items() if value]:
        raise UsageError(f"{given[0]} belongs to a schedule: add --every TIME")
    return _write_one(session, since, cluster, redact, output)


def _write_one(
    session: Session, since: str | None, cluster: str | None, redact: str | None, output: Path | None
) -> int:
    from linkgraph import report

    format = session.format or _format(output)
    if output is None and format in ("pdf", "xlsx") and sys.stdout.isatty():
        raise UsageError(f"{format} is not for a terminal: add --output FILE")
    chosen = report.profile(redact) if redact else None
    with session.store() as store:
        built = report.build(store, since, cluster=cluster)
        pictures = report.Pictures.of(store, session.case.folder)
    if chosen is not None:
        built = report.redact(built, chosen)
    rendered = report.render(format, built, pictures)
    if output is None:
        sys.stdout.buffer.write(rendered)
    else:
        _write(output, rendered)
        session.note(f"written to {output}")
    return 0


def _format(output: Path | None) -> str:
    if output is None:
        return "md" if sys.stdout.isatty() else "html"
    ending = output.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UsageError(f"{output} does not say which format: add --format {'|'.join(FORMATS)}")
    return ending


def _write(output: Path, rendered: bytes) -> None:
    try:
        with whole_file(output) as part:
            part.write_bytes(rendered)
    except OSError as error:
        raise LinkgraphError(f"{output} cannot be written: {error.strerror}") from error
