"""How signals are named and drawn (`signals.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Look:
    """A signal's short name, its sentence, its colours by theme and its dash."""

    name: str
    title: str
    shared: str
    light: str
    dark: str
    dash: tuple[int, ...]


@cache
def looks() -> dict[str, Look]:
    """All known looks by signal."""
    text = resources.files(__package__).joinpath("signals.toml").read_text(encoding="utf-8")
    return {
        name: Look(name, row["title"], row["shared"], row["light"], row["dark"], tuple(row["dash"]))
        for name, row in tomllib.loads(text).items()
    }


def look(signal: str) -> Look:
    """The look of `signal`; a grey dotted one for a signal added later."""
    title = signal.replace("_", " ")
    return looks().get(signal) or Look(signal, title, f"shared {title}", "#5b6675", "#aab4c3", (2, 3))


@cache
def lanes() -> list[dict[str, str]]:
    """The lanes of the timeline: `name` `title` `light` `dark` (`lanes.toml`)."""
    text = resources.files(__package__).joinpath("lanes.toml").read_text(encoding="utf-8")
    return [{"name": name, **row} for name, row in tomllib.loads(text).items()]
