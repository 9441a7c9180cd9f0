"""Writes a case of the kit: its tables, its pictures, and the truth beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkgraph.demo.account import Account
from linkgraph.demo.generate import SMALLEST
from linkgraph.demo.truth import truth_path
from linkgraph.demo.watchlist import watchlist
from linkgraph.demo.world import World
from linkgraph.demo.write import write_case
from linkgraph.errors import UsageError
from linkgraph.progress import Progress, SilentProgress
from linkgraph.traps.build import build
from linkgraph.traps.mix import Mix

PORTRAITS = 4000
"""Portraits of ordinary people that are drawn; the further ones show none, to keep large cases affordable."""


@dataclass(frozen=True, slots=True)
class Made:
    """Where the case and its truth are, and what is in it."""

    folder: Path
    truth: Path
    seed: int
    mix: str
    accounts: int
    rings: int
    largest_ring: int
    traps: int


def generate(folder: Path, *, seed: int, accounts: int, mix: Mix, progress: Progress | None = None) -> Made:
    """Writes a case of `accounts` accounts into `folder`, and its truth to `<folder>.truth.csv`.

    The same seed, size and mix give the same bytes. UsageError where `accounts` is below 200, or where
    the folder holds something else.
    """
    if accounts < SMALLEST:
        raise UsageError(f"A case of {accounts} accounts is too small for its traps; ask for {SMALLEST} or more.")
    world, groups = build(seed, accounts, mix)
    _spare_portraits(world)
    _note_groups(groups)
    write_case(world, folder, watchlist(world), progress or SilentProgress())
    rings = Counter(a.group for a in world.accounts if a.kind == "ring")
    largest = max(rings.values(), default=0)
    return Made(folder, truth_path(folder), seed, mix.name, len(world.accounts), len(rings), largest, len(groups))


def _spare_portraits(world: World) -> None:
    plain = [a for a in world.accounts if a.kind != "ring" and a.picture and a.picture.face.startswith("person-")]
    shown = Counter(a.picture.face for a in world.accounts if a.picture)
    alone = [a for a in plain if a.picture and shown[a.picture.face] == 1]
    for account in alone[PORTRAITS:]:
        account.picture = None


def _note_groups(groups: Mapping[str, Sequence[Account]]) -> None:
    """The truth of an innocent account names every group it is in."""
    names: dict[int, list[str]] = defaultdict(list)
    for name, members in groups.items():
        for member in members:
            names[id(member)].append(name)
    for members in groups.values():
        for member in members:
            if member.kind != "ring":
                member.group = " | ".join(names[id(member)])
