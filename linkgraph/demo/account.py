"""One made-up account with everything that is observed of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from linkgraph.demo.people import Person
from linkgraph.demo.places import Place

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Picture:
    """Which picture an account shows.

    `face` names what is drawn, `change` how it was altered (empty: not at all), `like` the culture, sex and
    age of whom it shows.
    """

    face: str
    change: str = ""
    mirrored: bool = False
    like: str = ""


@dataclass(slots=True)
class Account:
    """An account before it is written down; `group` and `kind` are the truth."""

    index: int
    platform: str
    number: str
    person: Person
    place: Place
    profile: Row
    group: str = ""
    kind: str = "innocent"
    home: list[str] = field(default_factory=list)
    device: str = ""
    agent: str = ""
    picture: Picture | None = None
    documents: list[Row] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)
    logins: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    reviews: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The id on its platform."""
        return self.profile["handle"] if "{handle}" in self.number else self.number

    @property
    def like(self) -> str:
        """Culture, sex and age of the person, for the portrait."""
        sex = "female" if self.person.female else "male"
        return f"{self.person.culture} {sex} {2025 - self.person.born.year}"

    @property
    def id(self) -> str:
        """`platform:id`."""
        return f"{self.platform}:{self.local}"


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing that was planted for the linker to find; kept for the tests, never written."""

    signal: str
    accounts: tuple[Account, ...]
    strong: bool
