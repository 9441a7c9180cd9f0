"""An ordinary account: somebody who has nothing to do with anybody else in the case."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from linkgraph.demo import handles, texts
from linkgraph.demo.account import Account, Picture, Row
from linkgraph.demo.clock import FIRST, LAST, day, moment, stamp
from linkgraph.demo.numbers import written_phone
from linkgraph.demo.people import Person, make_person
from linkgraph.demo.places import Place, make_place
from linkgraph.demo.streams import chance, fill, weighted
from linkgraph.demo.tables import culture, table
from linkgraph.demo.world import World, user_agent


def add_account(world: World, person: Person | None = None, platform: str | None = None) -> Account:
    """Makes an ordinary account, adds it to the world and returns it; what it tells is drawn by chance."""
    index = len(world.accounts)
    rng = world.stream("account", index)
    person = person or make_person(rng)
    platforms = [(name, float(p["share"])) for name, p in table("platforms").items()]
    platform = platform or weighted(rng, platforms)
    pattern = table("platforms")[platform]["id"]
    number = world.fresh(platform, lambda: fill(rng, pattern)) if "{" not in pattern else pattern
    account = Account(index, platform, number, person, make_place(rng, person.country, person.city), {})
    account.profile = _profile(world, rng, person, account.place)
    account.device = world.device(rng)
    account.agent = user_agent(rng)
    account.home = [world.ip(rng, person.country.home) for _ in range(rng.choice([1, 1, 1, 2, 3]))]
    if chance(rng, 0.74):
        account.picture = Picture(f"person-{index}")
    world.accounts.append(account)
    return account


def shown(world: World, account: Account) -> Row:
    """The cells of the account's row in profiles.csv: some of what there is to know."""
    rng = world.stream("shown", account.index)
    forced = set(account.profile.get("_shown", "").split())
    hidden = set(account.profile.get("_hidden", "").split())
    row = {"account": account.local, "platform": account.platform, "handle": account.profile["handle"]}
    for column, share in table("habits")["shown"].items():
        seen = chance(rng, share)
        if (seen or column in forced) and column not in hidden:
            row[column] = _cell(account, column)
    return row


def show(account: Account, column: str, value: str) -> None:
    """Puts `value` into the profile and makes sure that it is seen."""
    account.profile[column] = value
    account.profile["_shown"] = f"{account.profile.get('_shown', '')} {column}"


def hide(account: Account, *columns: str) -> None:
    """Makes sure that `columns` are not seen."""
    account.profile["_hidden"] = " ".join([account.profile.get("_hidden", ""), *columns])


def rename(world: World, account: Account, person: Person) -> None:
    """Gives the account another name, with the handle and the e-mail address that go with it."""
    rng = world.stream("rename", account.index)
    account.person = person
    account.profile["name"] = displayed(rng, person)
    account.profile["handle"] = world.handle(rng, lambda: handles.handle(rng, person))
    account.profile["email"] = world.email(rng, person)
    account.profile["birth_date"] = person.born.isoformat()
    account.profile["gender"] = "female" if person.female else "male"


def relocate(world: World, account: Account, place: Place) -> None:
    """Lets the account live at `place`, with a phone of that country."""
    rng = world.stream("relocate", account.index)
    country = place.country
    account.place = place
    account.person = replace(account.person, country=country, city=place.city)
    told = {
        "address": place.line,
        "id_document_address": place.line,
        "phone": written_phone(rng, world.phone(rng, country)),
        "city": place.city.name,
        "country": country.name,
        "nationality": country.name,
        "timezone": place.city.timezone,
        "languages": " | ".join(country.languages),
    }
    account.profile.update(told)


def displayed(rng: random.Random, person: Person) -> str:
    """The name as the profile shows it."""
    if person.native_name and chance(rng, culture(person.culture).native):
        return person.native_name
    style = weighted(rng, [("full", 16.0), ("initial", 2.5), ("lower", 0.5), ("upper", 0.5)])
    if style == "initial":
        return f"{person.given.latin} {person.family.latin[0]}."
    return {"full": person.name, "lower": person.name.lower(), "upper": person.name.upper()}[style]


def _profile(world: World, rng: random.Random, person: Person, place: Place) -> Row:
    trade = table("trades")[person.trade]
    created = moment(rng, FIRST - timedelta(days=2600), LAST - timedelta(days=60))
    email = world.email(rng, person)
    known = texts.facts(rng, person)
    return {
        "handle": world.handle(rng, lambda: handles.handle(rng, person)),
        "name": displayed(rng, person),
        "email": email.capitalize() if chance(rng, 0.03) else email,
        "phone": written_phone(rng, world.phone(rng, person.country)),
        "address": place.line,
        "city": person.city.name,
        "country": person.country.code if chance(rng, 0.35) else person.country.name,
        "nationality": person.country.name,
        "birth_date": person.born.isoformat(),
        "gender": "female" if person.female else "male",
        "languages": " | ".join(person.country.languages),
        "timezone": person.city.timezone,
        "education": texts.education(rng, person),
        "employment": texts.employment(rng, person),
        "skills": " | ".join(rng.sample(trade["skills"], rng.randint(3, 7))),
        "headline": known["title"] if chance(rng, 0.55) else f"{known['title']} | {known['skill']}",
        "bio": texts.bio(rng, person),
        "hourly_rate": known["rate"] if chance(rng, 0.6) else f"${known['rate']}.00",
        "rating": f"{min(5.0, rng.triangular(3.6, 5.0, 4.95)):.1f}",
        "wallet": world.wallet(rng),
        "payment_account": world.payout(rng, person.country, email),
        "created_at": day(created),
        "seen_at": stamp(moment(rng, LAST - timedelta(days=40), LAST)),
        "id_document_name": person.name,
        "id_document_address": place.line,
    }


def _cell(account: Account, column: str) -> str:
    if column == "device":
        return account.device
    if column == "url":
        pattern = str(table("platforms")[account.platform]["url"])
        return pattern.format(id=account.local, handle=account.profile["handle"])
    return account.profile[column]
