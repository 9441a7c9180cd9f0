"""Write the graph, or one cluster, for another tool."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import UsageError

FORMATS = ("graphml", "gexf", "csv", "jsonl", "ftm", "stix", "cypher")


@make_command(
    formats=FORMATS,
    default=None,
    example="""
    linkgraph export --case my-case --format graphml --output graph.graphml
    linkgraph export --case my-case --format csv --output graph-folder
    linkgraph export --case my-case --format stix --cluster C-17 > C-17.json
    """,
)
@click.option("--cluster", metavar="ID", help="Only this cluster, with its evidence.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file; for csv to this folder, as nodes.csv and edges.csv.",
)
def command(session: Session, cluster: str | None, output: Path | None) -> None:
    """Write the graph, or one cluster, for another tool, with all its evidence.

    Every edge says its kind in `type`: LINKED, EVIDENCE, HAS_EMAIL and so on. To standard output csv
    writes the edges.
    """
    from linkgraph import export

    format = session.format or _format(output)
    with session.store() as store:
        rows = export.select(store, cluster)
        if output is None:
            export.write(format, rows, sys.stdout)
        else:
            export.write_file(format, rows, output)
            session.note(f"written to {output}")


def _format(output: Path | None) -> str:
    ending = "" if output is None else output.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UsageError(f"say which format: --format {'|'.join(FORMATS)}")
    return ending
