"""List red-flag findings, or with --coverage which flags could be tested."""

from __future__ import annotations

import click

from linkgraph.cli.options import command as make_command
from linkgraph.cli.session import Session

COLUMNS = ("flag", "subject", "cluster", "detail", "source")
COVERAGE = ("flag", "status", "needs")


@make_command(
    example="""
    linkgraph flags --case my-case
    linkgraph flags --case my-case --coverage
    linkgraph flags --case my-case --coverage --cluster C-17
    """
)
@click.option("--coverage", is_flag=True, help="For each flag: found, clear or untestable.")
@click.option("--cluster", metavar="ID", help="Only this cluster and its accounts.")
def command(session: Session, coverage: bool, cluster: str | None) -> None:
    """List red-flag findings, each with its source.

    A flag that could not be tested for lack of data is not a flag that was not found: --coverage tells
    them apart, and says what data would test it.
    """
    from linkgraph import read
    from linkgraph.flags.wanted import needs_in_words

    with session.store() as store:
        status = read.coverage_of(store, cluster) if cluster else read.coverage(store)
        rows = [] if coverage else read.cluster_findings(store, cluster) if cluster else read.findings(store)
    if coverage:
        status = [{**row, "needs": needs_in_words(row["needs"])} for row in status]
        return session.rows(status, COVERAGE, empty="no flags are known")
    session.rows(rows, COLUMNS, empty="no findings")
    untestable = [row["flag"] for row in status if row["status"] == "untestable"]
    if untestable:
        session.note(f"not testable for lack of data: {', '.join(untestable)}")
    return None
