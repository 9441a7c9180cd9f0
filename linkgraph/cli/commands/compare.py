"""Show two texts side by side: shared passages, changed places, common text faded."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.whole_file import whole_file

FORMATS = ("table", "json", "html", "pdf")


@make_command(
    formats=FORMATS,
    default=None,
    example="""
    linkgraph compare upwork:~01ab3 freelancer:jdoe --case my-case
    linkgraph compare upwork:~01ab3 freelancer:jdoe --case my-case --output both.html
    linkgraph compare upwork:~01ab3 bid.docx --case my-case --output both.pdf
    """,
)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to this file.")
def command(session: Session, left: str, right: str, output: Path | None) -> None:
    """Show two texts side by side: shared passages, changed places, common text faded.

    A and B are accounts (of their texts the two most alike are taken), ids of documents, or files. Without
    --format the ending of --output says which; else it is a table of the changed places.
    """
    from linkgraph.report.compare import compare_documents
    from linkgraph.report.side_by_side import as_dict
    from linkgraph.report.side_by_side_formats import render_side_by_side

    format = session.format or (output.suffix.lower().lstrip(".") if output else "table")
    with session.store() as store:
        made = compare_documents(store, left, right)
    if format == "table" and output is None:
        told = as_dict(made)
        session.note(made.sentence)
        session.rows(told["fields"], ("left", "right"), empty="no place is changed")
        return
    if format == "pdf" and output is None and sys.stdout.isatty():
        raise UsageError("a PDF is not for a terminal: add --output FILE")
    rendered = render_side_by_side(format, made)
    if output is None:
        sys.stdout.buffer.write(rendered)
    else:
        _write(output, rendered)
        session.note(f"written to {output}")


def _write(output: Path, rendered: bytes) -> None:
    try:
        with whole_file(output) as part:
            part.write_bytes(rendered)
    except OSError as error:
        raise LinkgraphError(f"{output} cannot be written: {error.strerror}") from error
