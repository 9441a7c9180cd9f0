"""Makes a case: people, rings among them, innocents that look like rings, and the truth beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linkgraph.demo import money, papers, sessions, standing
from linkgraph.demo.groups import build_groups
from linkgraph.demo.profiles import add_account
from linkgraph.demo.rings import build_rings
from linkgraph.demo.truth import truth_path
from linkgraph.demo.watchlist import watchlist
from linkgraph.demo.world import World
from linkgraph.demo.write import write_case
from linkgraph.errors import UsageError
from linkgraph.progress import Progress, SilentProgress

SMALLEST = 200


@dataclass(frozen=True, slots=True)
class Summary:
    """What was made: counts of rows by file, and where the case and its truth are."""

    folder: Path
    truth: Path
    seed: int
    accounts: int
    rings: int
    ring_accounts: int
    groups: int
    rows: dict[str, int]


def generate(folder: Path, *, seed: int = 1, accounts: int = 2000, progress: Progress | None = None) -> Summary:
    """Writes a made-up case of `accounts` accounts into `folder`, and its truth to `<folder>.truth.csv`.

    The same seed and size give the same bytes. UsageError where `accounts` is below 200 or the folder
    already holds something else.
    """
    if accounts < SMALLEST:
        raise UsageError(f"A demo of {accounts} accounts is too small; ask for {SMALLEST} or more.")
    job = progress or SilentProgress()
    world = build(seed, accounts)
    rows = write_case(world, folder, watchlist(world), job)
    kinds = {(a.group, a.kind) for a in world.accounts if a.group}
    return Summary(
        folder=folder,
        truth=truth_path(folder),
        seed=seed,
        accounts=len(world.accounts),
        rings=sum(kind == "ring" for _, kind in kinds),
        ring_accounts=sum(a.kind == "ring" for a in world.accounts),
        groups=sum(kind == "innocent" for _, kind in kinds),
        rows=rows,
    )


def build(seed: int, accounts: int) -> World:
    """The whole case in memory, with the list of what was planted."""
    world = World(seed, accounts)
    build_rings(world)
    build_groups(world)
    while len(world.accounts) < accounts:
        add_account(world)
    for account in world.accounts:
        sessions.ordinary(world, account)
        money.ordinary(world, account)
        papers.ordinary(world, account)
        standing.ordinary(world, account)
    return world
