"""Write the graph, or a part of it, for another tool."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session
from linkgraph.errors import UsageError

FORMATS = ("graphml", "gexf", "csv", "jsonl", "ftm", "stix", "cypher", "misp", "i2", "neo4j", "parquet")


@make_command(
    formats=FORMATS,
    default=None,
    example="""
    linkgraph export --case my-case --format graphml --output graph.graphml
    linkgraph export --case my-case --format csv --output graph-folder
    linkgraph export --case my-case --format stix --cluster C-17 > C-17.json
    linkgraph export --case my-case --format i2 --only LINKED --min-weight 20 --output links
    """,
)
@click.option("--cluster", "clusters", multiple=True, metavar="ID", help="Only this cluster; may be given again.")
@click.option("--account", "accounts", multiple=True, metavar="ID", help="Only this account; may be given again.")
@click.option("--platform", "platforms", multiple=True, metavar="NAME", help="Only accounts of this platform.")
@click.option("--signal", "signals", multiple=True, metavar="NAME", help="Only evidence of this signal, links on it.")
@click.option("--min-weight", type=float, metavar="BITS", help="Only links and evidence of at least so many bits.")
@click.option("--only", multiple=True, metavar="KIND", help="Only this label or type, such as LINKED or HAS_EMAIL.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file; for csv, i2, neo4j and parquet into this folder.",
)
def command(
    session: Session,
    clusters: tuple[str, ...],
    accounts: tuple[str, ...],
    platforms: tuple[str, ...],
    signals: tuple[str, ...],
    min_weight: float | None,
    only: tuple[str, ...],
    output: Path | None,
) -> None:
    """Write the graph, or a part of it, for another tool, with all its evidence.

    Filters narrow each other; what is written is what they keep, with both ends of every edge. Every
    edge says its kind in `type`: LINKED, EVIDENCE, HAS_EMAIL and so on. To standard output csv and i2
    write the edges. `linkgraph restore` reads jsonl and parquet back.
    """
    from linkgraph import export

    format = session.format or _format(output)
    with session.store() as store:
        filter = export.Filter(clusters, accounts, platforms, signals, min_weight, only)
        rows = export.select(store, filter)
        if output is None:
            export.write(format, rows, sys.stdout)
        else:
            export.write_file(format, rows, output)
        session.note(_said(rows.counts(), output))


def _said(counts: dict[str, int], output: Path | None) -> str:
    where = f"written to {output}" if output else "written"
    numbers = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    return f"{where}: {numbers}"


def _format(output: Path | None) -> str:
    ending = "" if output is None else output.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UsageError(f"say which format: --format {'|'.join(FORMATS)}")
    return ending
