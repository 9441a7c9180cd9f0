"""What pages read, kept while the published state is the same. Rows are shared: do not change them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from linkgraph import read
from linkgraph.read.queue import Wanted
from linkgraph.read.texts import Usage
from linkgraph.report.changes import changes as since_run
from linkgraph.report.compare import compare_documents
from linkgraph.report.model import Changes
from linkgraph.report.side_by_side import SideBySide
from linkgraph.ui import case

if TYPE_CHECKING:
    from linkgraph.ui.alignment import Aligned

Row = dict[str, Any]
P = ParamSpec("P")
T = TypeVar("T")


def kept(entries: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the last answers by arguments and by the state of the store, for everybody.

    Streamlit's own caches go by a function's source: all that is wrapped here would share one of them.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=entries)
        def cached(_state: str, *args: Any) -> Any:
            return function(*args)  # type: ignore[call-arg]

        @wraps(function)
        def call(*args: P.args, **_: P.kwargs) -> T:
            answer: T = cached(case.state(), *args)
            return answer

        return call

    return decorate


@kept(2)
def clusters() -> list[Row]:
    """Clusters, highest risk first."""
    return read.clusters(case.store())


@kept(64)
def queue(wanted: Wanted, order: str, skip: int, most: int) -> tuple[list[Row], int]:
    """A page of the queue, and how many clusters fit."""
    return read.queue(case.store(), wanted, order, skip, most)


@kept(64)
def news(idents: tuple[str, ...], since: str) -> dict[str, list[Row]]:
    """What happened to clusters since a moment."""
    return read.news(case.store(), idents, since)


@kept(2)
def platforms() -> list[str]:
    """The platforms that clusters are on."""
    return read.platforms(case.store())


@kept(64)
def cluster(ident: str) -> Row:
    """One cluster, whole but for what it stands on."""
    return read.plain_cluster(case.store(), ident)


@kept(64)
def ended(ident: str) -> Row | None:
    """What became of a cluster that is no more."""
    return read.ended(case.store(), ident)


@kept(64)
def moments(ident: str, step: int = 3600) -> dict[str, dict[str, list[int]]]:
    """When things happened in a cluster."""
    return read.moments(case.store(), ident, step)


@kept(64)
def whereabouts(ident: str) -> list[Row]:
    """Where the accounts of a cluster say they are, and where they were seen."""
    return read.whereabouts(case.store(), ident)


@kept(64)
def outside(ident: str) -> dict[str, Row]:
    """How many accounts lie just outside a cluster, by member."""
    return read.outside(case.store(), ident)


@kept(64)
def holding(ident: str) -> Row:
    """What a cluster stands on: `bridges` `survival` `hangs_on` `fragility`."""
    return read.cluster(case.store(), ident)


@kept(64)
def fragility(ident: str) -> list[Row]:
    """The links that alone hold parts of a cluster together."""
    return read.fragility(cluster(ident)["links"])


@kept(128)
def around(ident: str, shown: tuple[str, ...], signal: str | None, most: int) -> dict[str, list[Row]]:
    """The strongest accounts round one that are not shown yet."""
    return read.around(case.store(), ident, shown, signal=signal, most=most)


@kept(512)
def account(ident: str) -> Row:
    """One account, whole."""
    return read.account(case.store(), ident)


@kept(64)
def photos_by_name(idents: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """The photos (ids) of accounts, by account and by each name that the sources give them, or the id."""
    found = read.photos_of(case.store(), idents)
    return {(row["account"], row[key]): row["photo"] for row in found for key in ("photo", "raw", "path") if row[key]}


@kept(512)
def accounts(idents: tuple[str, ...]) -> dict[str, Row]:
    """Several accounts by id, with light fields only."""
    return {row["id"]: row for row in read.accounts(case.store(), idents)}


@kept(64)
def laid_texts(left: str, right: str) -> SideBySide:
    """Two documents, or the two most alike of two accounts, laid side by side. UsageError where there are none."""
    return compare_documents(case.store(), left, right, usage())


@kept(128)
def aligned(one: str, other: str) -> Aligned | None:
    """How one photo lies on another."""
    from linkgraph.ui.alignment import aligned

    return aligned(one, other)


@kept(1)
def usage() -> Usage:
    """Counts the accounts that use a passage."""
    return Usage(case.store())


@kept(2)
def hubs() -> list[Row]:
    """Values too widely shared to link on."""
    return read.hubs(case.store())


@kept(2)
def hub_decisions() -> list[Row]:
    """Every decision about a shared value, oldest first."""
    return read.hub_decisions(case.store())


@kept(2)
def coverage() -> list[Row]:
    """For each red flag: found, clear or untestable."""
    return read.coverage(case.store())


@kept(1)
def filled() -> list[Row]:
    """Which part of the accounts has which field."""
    return read.filled(case.store())


@kept(16)
def changes(since: str) -> Changes:
    """What was new after a run."""
    return since_run(case.store(), since)


@kept(2)
def rejects() -> list[Row]:
    """What was left out, and why."""
    return read.rejects(case.store())


@kept(2)
def runs() -> list[Row]:
    """Published runs, newest first."""
    return read.runs(case.store())


@kept(2)
def judgements() -> list[Row]:
    """What people decided."""
    return read.judgements(case.store())


def photos_of(idents: Sequence[str]) -> list[str]:
    """First photos of these accounts, each once, in order."""
    known = accounts(tuple(idents)) if idents else {}
    photos = [known[ident].get("photo") for ident in idents if ident in known]
    return list(dict.fromkeys(photo for photo in photos if photo))


def name_of(row: Row) -> str:
    """What to call an account: its name, else its handle, else its id."""
    return str(row.get("name") or row.get("handle") or row["id"])
