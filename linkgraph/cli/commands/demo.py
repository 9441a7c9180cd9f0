"""Make up a case with planted rings and innocents, run it, and say what was found."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

if TYPE_CHECKING:
    from linkgraph.demo import Score, Summary

FOLDER = Path("linkgraph-demo")


@make_command(
    example="""
    linkgraph demo
    linkgraph demo other-demo --seed 7 --accounts 500
    linkgraph demo made-up --generate-only
    """
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=1, metavar="N", help="Another number, another case. Default: 1.")
@click.option("--accounts", type=int, default=2000, metavar="N", help="How many accounts. Default: 2000.")
@click.option("--generate-only", is_flag=True, help="Make the case, but do not run it.")
def command(session: Session, folder: Path | None, seed: int, accounts: int, generate_only: bool) -> int:
    """Make up a case with planted rings and innocents, run it, and say what was found.

    DIR is linkgraph-demo unless given. The truth is written beside it, to DIR.truth.csv, where the
    linker does not look.
    """
    from linkgraph import demo

    folder = folder or (session.folder if session.case_given else FOLDER)
    made = demo.generate(folder, seed=seed, accounts=accounts, progress=session.progress)
    if generate_only:
        return _generated(session, made)
    return _run(dataclasses.replace(session, folder=folder), made)


def _generated(session: Session, made: Summary) -> int:
    told = {"case": str(made.folder), "truth": str(made.truth), "seed": made.seed, "accounts": made.accounts}
    session.note(f"run it with: linkgraph run {_quoted(made.folder)}")
    return session.summary({**told, "rings": made.rings, "innocent_groups": made.groups})


def _run(session: Session, made: Summary) -> int:
    from linkgraph import demo, pipeline, read

    ran = pipeline.run(session.case, session.store_uri, progress=session.progress)
    with session.store() as store:
        clusters = [row["accounts"] for row in read.clusters(store)]
    result = demo.score(made.truth, clusters)
    if session.format != "table":
        return session.summary(ran | _numbers(result))
    for sentence in result.sentences():
        click.echo(sentence)
    click.echo(f"{ran['accounts']:,} accounts, {ran['clusters']:,} clusters, in {ran['seconds']} seconds.")
    click.echo(f"See them: linkgraph ui --case {_quoted(made.folder)}{_store(session)}")
    return session.exit_code(int(str(ran.get("rejected") or 0)))


def _numbers(result: Score) -> dict[str, Any]:
    found = {name: result.count(kind) for name, kind in (("whole", "whole"), ("part", "part"), ("missed", "none"))}
    return {
        "rings": len(result.rings),
        **{f"rings_{name}": number for name, number in found.items()},
        "innocents_pulled_in": result.pulled_in,
        "pulled_in_by_group": {group.group or "none": group.pulled_in for group in result.groups},
        "precision": result.precision,
        "recall": result.recall,
    }


def _store(session: Session) -> str:
    return f" --store {_quoted(session.store_uri)}" if session.store_uri else ""


def _quoted(text: object) -> str:
    return shlex.quote(str(text))
