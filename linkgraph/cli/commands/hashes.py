"""Give out the PDQ hashes of a case's pictures, or find pictures that are on a list of hashes."""

from __future__ import annotations

from pathlib import Path

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = ("hash", "photo", "account")
FOUND = ("line", "distance", "account", "photo", "hash")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@make_command(
    example="""
    linkgraph hashes --case my-case
    linkgraph hashes --list --case my-case > shared.pdq
    linkgraph hashes --match received.csv --case my-case
    """
)
@click.option("--match", type=FILE, metavar="F", help="A list of hashes: which pictures are within 31 of 256 bits.")
@click.option("--list", "plain", is_flag=True, help="Only the hashes, one a line, as ThreatExchange and HMA read them.")
def command(session: Session, match: Path | None, plain: bool) -> None:
    """Give out the PDQ hashes of a case's pictures, or find those that are on a list of hashes.

    A list has a hash of 64 hexadecimal digits on each line, alone or in a column of comma-separated
    values, or is a JSON array of ThreatExchange indicators or of HMA contents.
    """
    from linkgraph import pipeline

    if match is not None:
        session.rows(
            pipeline.matching_hashes(session.case, session.store_uri, match), FOUND, empty="none is on the list"
        )
        return
    rows = pipeline.picture_hashes(session.case, session.store_uri)
    if plain:
        click.echo("".join(f"{hash_}\n" for hash_ in sorted({str(row["hash"]) for row in rows})), nl=False)
        return
    session.rows(rows, COLUMNS, empty="no pictures")
