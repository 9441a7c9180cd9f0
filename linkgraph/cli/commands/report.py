"""Write a report of the clusters, and of what changed since a run or a date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import LinkgraphError, UsageError

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
    """,
)
@click.option("--since", metavar="RUN|DATE", help="Say also what changed since that run or day.")
@click.option("--cluster", metavar="ID", help="Only this cluster.")
@click.option("--redact", metavar="PROFILE", help="no-photos, no-personal-data, platform:NAME or law-enforcement.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to this file.")
def command(session: Session, since: str | None, cluster: str | None, redact: str | None, output: Path | None) -> None:
    """Write a report of the clusters, and of what changed since a run or a date.

    Without --format the ending of --output says which; else it is md on a terminal and html elsewhere.
    HTML and PDF hold the photos and open without a network.
    """
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


def _format(output: Path | None) -> str:
    if output is None:
        return "md" if sys.stdout.isatty() else "html"
    ending = output.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UsageError(f"{output} does not say which format: add --format {'|'.join(FORMATS)}")
    return ending


def _write(output: Path, rendered: bytes) -> None:
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(rendered)
        part.replace(output)
    except OSError as error:
        raise LinkgraphError(f"{output} cannot be written: {error.strerror}") from error
