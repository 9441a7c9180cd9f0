"""Bids, biographies, curricula and reviews: different people write differently."""

from __future__ import annotations

import random

from linkgraph.demo.grammar import compose, expand, sentence, tidy
from linkgraph.demo.people import Person
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import Table, countries, table

Facts = dict[str, str]
CHANGING = ("client", "name", "first", "rate", "sum", "days", "month", "weekday", "weeks", "city", "hours")
LONG_PLAN = ("know", "done", "danger", "way", "done", "aside", "way", "time", "price", "ask", "aside")
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def company(rng: random.Random) -> str:
    """A made-up company name."""
    words = table("businesses")
    joint = rng.choice(["", " ", ""])
    return f"{rng.choice(words['first'])}{joint}{rng.choice(words['second'])}{rng.choice(words['suffix'])}"


def facts(rng: random.Random, person: Person, client: str = "") -> Facts:
    """What the texts about `person` may mention, drawn anew on each call."""
    trade, words = table("trades")[person.trade], table("businesses")
    experience = max(1, min(18, 2025 - person.born.year - 19 - rng.randint(0, 4)))
    title = rng.choice(trade["titles"])
    rate = rng.choice([8, 10, 12, 15, 18, 20, 22, 25, 28, 30, 35, 40, 45, 55, 65, 80])
    few = rng.randint(2, 6)
    return {
        **_several(rng, "make", trade["makes"], 2),
        **_several(rng, "skill", trade["skills"], 3),
        **_several(rng, "step", trade["steps"], 3),
        **_several(rng, "risk", trade["risks"], 2),
        **_several(rng, "business", words["kinds"], 2),
        "title": title,
        "title_l": _inside(title),
        "first": person.given.latin,
        "name": person.name,
        "client": client or company(rng),
        "city": person.city.name,
        "country": person.country.name,
        "city2": rng.choice(rng.choice(list(countries().values())).cities).name,
        "company": company(rng),
        "degree": rng.choice(words["degrees"]),
        "languages": " and ".join(person.country.languages),
        "years": str(experience),
        "Years": WORDS[min(10, experience)].capitalize(),
        "since": str(2025 - experience),
        "months": str(rng.randint(2, 20)),
        "weeks": WORDS[rng.randint(2, 6)],
        "days": str(rng.randint(2, 24)),
        "hours": str(rng.randrange(5, 45, 5)),
        "hour": f"{rng.randint(6, 11)}",
        "hour2": f"{rng.randint(12, 22)}",
        "count": str(rng.randint(11, 240)),
        "few": WORDS[few],
        "percent": str(rng.randrange(5, 45)),
        "rate": str(rate),
        "sum": str(rate * rng.randint(4, 60)),
    }


def bid(rng: random.Random, person: Person, client: str = "") -> str:
    """A bid on a job."""
    tables = table("bids")
    known = facts(rng, person, client)
    plan = rng.choice(tables["plans"]).split()
    return _joined(rng, compose(rng, plan, known, _sentences(tables)))


def template(rng: random.Random, person: Person) -> str:
    """A long bid with its personal parts left open: what a ring sends again and again."""
    tables = _sentences(table("bids"))
    known = {**facts(rng, person), **{word: "{" + word + "}" for word in CHANGING}}
    body: list[str] = []
    for kind in LONG_PLAN:
        shapes = [shape for shape in tables[kind] if shape not in body]
        body.append(rng.choice(shapes))
    filled = [sentence(expand(rng, shape, known, tables)) for shape in body]
    return " ".join(["Hello {client},", *filled, "Best regards, {name}"])


def from_template(rng: random.Random, text: str, person: Person, client: str = "") -> str:
    """`text` as one account sends it, with its own name, client, rate and dates."""
    tables = table("bids")
    dates = {word: rng.choice(tables[word]) for word in ("month", "weekday")}
    own = {**facts(rng, person, client), **dates}
    return tidy(expand(rng, text, own, _sentences(tables)))


def bio(rng: random.Random, person: Person) -> str:
    """What a profile says about its owner."""
    tables = table("bios")
    plan = rng.choice(tables["plans"]).split()
    return tidy(" ".join(compose(rng, plan, facts(rng, person), _sentences(tables))))


def review(rng: random.Random, person: Person) -> str:
    """What a client writes afterwards."""
    return tidy(expand(rng, "{text}", facts(rng, person), table("reviews")))


def education(rng: random.Random, person: Person) -> str:
    """Degree, university, year."""
    words = table("businesses")
    school = rng.choice(words["universities"]).format(city=rng.choice(person.country.cities).name)
    return f"{rng.choice(words['degrees'])}, {school}, {person.born.year + rng.randint(21, 25)}"


def employment(rng: random.Random, person: Person) -> str:
    """One to three jobs, separated by ` | `."""
    jobs = []
    year = person.born.year + rng.randint(20, 24)
    for _ in range(rng.randint(1, 3)):
        until = year + rng.randint(1, 4)
        if until > 2025:
            break
        role = expand(rng, "{role}", facts(rng, person), table("cvs"))
        jobs.append(f"{role}, {company(rng)} ({year}-{until})")
        year = until
    return " | ".join(reversed(jobs))


def cv(rng: random.Random, person: Person) -> str:
    """A curriculum vitae, several lines."""
    tables, known = table("cvs"), facts(rng, person)
    lines = [f"{rng.choice(tables['heading'])}", person.name, known["title"], ""]
    lines += [*compose(rng, ["summary"], known, tables), "", "Work"]
    for job in employment(rng, person).split(" | "):
        lines.append(job)
        duties = compose(rng, ["duty"] * rng.randint(2, 3), facts(rng, person), tables)
        lines += [f"- {tidy(duty)}" for duty in duties]
    lines += ["", "Education", education(rng, person), "", "Skills"]
    lines.append(", ".join(rng.sample(table("trades")[person.trade]["skills"], 5)))
    return "\n".join(lines)


def agency(rng: random.Random, person: Person, name: str) -> str:
    """What an agency called `name` puts into every bid; `{name}`, `{client}` and the like stay open."""
    tables = table("agencies")
    known = {**facts(rng, person), **{word: "{" + word + "}" for word in CHANGING}, "agency": name}
    return " ".join(compose(rng, rng.choice(tables["plans"]).split(), known, _sentences(tables)))


def _inside(title: str) -> str:
    """`title` as it stands inside a sentence."""
    first = title.split()[0]
    keeps = first in table("businesses")["proper"] or first[1:] != first[1:].lower()
    return title if keeps else title[0].lower() + title[1:]


def _sentences(tables: Table) -> Table:
    return {kind: shapes for kind, shapes in tables.items() if kind != "plans"}


def _several(rng: random.Random, word: str, items: list[str], count: int) -> Facts:
    chosen = rng.sample(items, count)
    return {word + ("" if i == 0 else str(i + 1)): item for i, item in enumerate(chosen)}


def _joined(rng: random.Random, parts: list[str]) -> str:
    breaks = chance(rng, 0.35)
    text = parts[0]
    for part in parts[1:]:
        text += ("\n\n" if breaks and chance(rng, 0.4) else " ") + part
    return tidy(text)
