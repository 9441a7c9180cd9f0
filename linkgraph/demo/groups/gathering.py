"""What a maker of groups is given."""

from __future__ import annotations

import random
from dataclasses import dataclass

from linkgraph.demo.account import Account
from linkgraph.demo.world import World


@dataclass(frozen=True, slots=True)
class Gathering:
    """A group in the making: ordinary accounts that are to get something in common."""

    world: World
    name: str
    members: list[Account]
    rng: random.Random
