"""Make up a case full of traps, run it or score another tool on it, and print what was found."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

if TYPE_CHECKING:
    from linkgraph.traps import Result

FOLDER = Path("linkgraph-traps")


@make_command(
    example="""
    linkgraph traps
    linkgraph traps kit --accounts 5000 --seed 7 --mix heavy
    linkgraph traps kit --mix vpn=3,stockphoto=2
    linkgraph traps kit --generate-only
    linkgraph traps kit --clusters other-tool.csv
    """
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=1, metavar="N", help="Another number, another case. Default: 1.")
@click.option("--accounts", type=int, default=1000, metavar="N", help="How many accounts. Default: 1000.")
@click.option("--mix", default="all", metavar="MIX", help="all, heavy, none, or such as vpn=3,stockphoto=2.")
@click.option("--generate-only", is_flag=True, help="Make the case and its truth, and stop.")
@click.option(
    "--clusters",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Score clusters of another tool: a CSV file with the columns account and cluster.",
)
def command(
    session: Session,
    folder: Path | None,
    seed: int,
    accounts: int,
    mix: str,
    generate_only: bool,
    clusters: Path | None,
) -> int:
    """Make up a case full of traps, run it or score another tool on it, and print what was found.

    DIR is linkgraph-traps unless given. The truth is written beside it, to DIR.truth.csv. With
    --clusters nothing is made or run: the file is compared with the truth of the case in DIR.
    """
    from linkgraph import traps
    from linkgraph.demo import truth_path

    folder = folder or (session.folder if session.case_given else FOLDER)
    if clusters is not None:
        return _told(session, traps.measure(truth_path(folder), traps.read_clusters(clusters)))
    wanted = traps.parse_mix(mix)
    made = traps.generate(folder, seed=seed, accounts=accounts, mix=wanted, progress=session.progress)
    if generate_only:
        told = {
            key: str(value) if isinstance(value, Path) else value for key, value in dataclasses.asdict(made).items()
        }
        return session.summary(told)
    return _run(dataclasses.replace(session, folder=folder), made.truth)


def _run(session: Session, truth: Path) -> int:
    from linkgraph import pipeline, read, traps

    pipeline.run(session.case, session.store_uri, progress=session.progress)
    with session.store() as store:
        found = [row["accounts"] for row in read.clusters(store)]
    return _told(session, traps.measure(truth, found))


def _told(session: Session, result: Result) -> int:
    if session.format != "table":
        return session.summary(result.row())
    for sentence in result.sentences():
        click.echo(sentence)
    return 0
