"""What somebody looks like, drawn by chance."""

from __future__ import annotations

import random
from dataclasses import dataclass

from linkgraph.demo.portraits.pen import Colour, colour, mix
from linkgraph.demo.streams import chance, weighted
from linkgraph.demo.tables import table


@dataclass(frozen=True, slots=True)
class Look:
    """One face: colours, proportions and what is worn."""

    female: bool
    skin: Colour
    hair: Colour
    iris: Colour
    lips: Colour
    style: str
    beard: str
    glasses: str
    frame: Colour
    width: float
    jaw: float
    chin: float
    eye_size: float
    eye_gap: float
    eye_shape: str
    brow: float
    brow_tilt: float
    nose: str
    nose_size: float
    mouth: str
    mouth_width: float
    freckles: bool
    earrings: bool
    wrinkles: bool
    volume: float
    light: int
    contrast: float


def make_look(rng: random.Random, like: str) -> Look:
    """A look for `like`: culture, sex and age, as far as they are given (`korean female 34`)."""
    words = like.split()
    female = "female" in words if like else chance(rng, 0.4)
    age = next((int(w) for w in words if w.isdigit()), rng.randint(20, 60))
    colours = table("portraits")
    reach = colours["ranges"][colours["homes"].get(words[0] if words else "", "any")]
    skin = mix(*_pair(rng, colours["skins"][slice(*reach["skin"])]), rng.random() * 0.6)
    return Look(
        female=female,
        skin=skin,
        hair=_hair(rng, colours, reach["hair"], age),
        iris=colour(rng.choice(colours["eyes"])),
        lips=mix(colour(rng.choice(colours["lips"])), skin, 0.2 if female else 0.5),
        style=often(rng, "her_hair" if female else "his_hair"),
        beard="" if female else often(rng, "beards"),
        glasses=often(rng, "glasses"),
        frame=colour(rng.choice(colours["frames"])),
        width=rng.uniform(0.72, 0.86) - (0.03 if female else 0),
        jaw=rng.uniform(0.5, 0.62) if female else rng.uniform(0.54, 0.7),
        chin=rng.uniform(0.16, 0.26) if female else rng.uniform(0.2, 0.36),
        eye_size=rng.uniform(0.085, 0.115),
        eye_gap=rng.uniform(0.29, 0.36),
        eye_shape=often(rng, "eyes"),
        brow=rng.uniform(0.03, 0.055) if female else rng.uniform(0.045, 0.085),
        brow_tilt=rng.uniform(-0.06, 0.025),
        nose=rng.choice(["hook", "soft", "round", "line"]),
        nose_size=rng.uniform(0.85, 1.25),
        mouth=often(rng, "mouths"),
        mouth_width=rng.uniform(0.2, 0.33),
        freckles=chance(rng, 0.08),
        earrings=female and chance(rng, 0.45),
        wrinkles=age > 47,
        volume=rng.uniform(0.04, 0.3),
        light=rng.choice([-1, 1]),
        contrast=rng.uniform(0.25, 1.0),
    )


def often(rng: random.Random, kind: str) -> str:
    """One of the things of `kind`, as often as it is listed; empty for none."""
    choice = weighted(rng, [(name, float(share)) for name, share in table("portraits")["often"][kind].items()])
    return "" if choice == "none" else choice


def _hair(rng: random.Random, colours: dict[str, list[str]], reach: list[int], age: int) -> Colour:
    if age > 42 and chance(rng, (age - 38) / 30):
        return colour(rng.choice(colours["greys"]))
    if chance(rng, 0.03):
        return colour(rng.choice(colours["dyed"]))
    return colour(rng.choice(colours["hairs"][slice(*reach)]))


def _pair(rng: random.Random, codes: list[str]) -> tuple[Colour, Colour]:
    at = rng.randrange(len(codes) - 1)
    return colour(codes[at]), colour(codes[at + 1])
