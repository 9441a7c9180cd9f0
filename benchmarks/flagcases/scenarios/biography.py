"""What accounts say of themselves: against their own profiles, and against their cluster."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario, stamp


def _profiles(cases: Cases, **sides: list[str]) -> str:
    """An account of two profiles; each side gives a column's value in the first and the second."""
    account, day = cases.account(seen_at=stamp(cases.day())), cases.day()
    for number in range(2):
        row = {column: values[number] for column, values in sides.items()}
        cases.add("profiles", account=account, seen_at=stamp(day), **row)
    return account


@scenario("own_birth_dates")
def own_birth_dates(cases: Cases) -> None:
    """Two birth dates; against one in two spellings."""
    cases.positive([_profiles(cases, birth_date=["1990-03-14", "1991-11-02"])])
    cases.negative([_profiles(cases, birth_date=["1990-03-14", "14 March 1990"])], "two spellings")
    cases.unknown([cases.account(birth_date="1990-03-14")], "one profile")


@scenario("own_nationalities")
def own_nationalities(cases: Cases) -> None:
    """Two nationalities; against two passports stated together."""
    cases.positive([_profiles(cases, nationality=["Japan", "South Korea"])])
    cases.negative([_profiles(cases, nationality=["Germany", "Germany | France"])], "two passports")
    cases.unknown([cases.account(nationality="Poland")], "one profile")


@scenario("own_places")
def own_places(cases: Cases) -> None:
    """Two countries at once; against one move."""
    day = cases.day()
    both, mover = cases.accounts(2)
    for number, country in enumerate(["United States", "Japan", "United States", "Japan"]):
        order = 30 * number if number % 2 == 0 else 30 * number - 30
        cases.add("profiles", account=both, country=country, seen_at=stamp(day + timedelta(days=order)))
        moved = "Germany" if number < 2 else "Spain"
        cases.add("profiles", account=mover, country=moved, seen_at=stamp(day + timedelta(days=30 * number)))
    cases.positive([both])
    cases.negative([mover], "moved house")
    cases.unknown([cases.account(country="Italy")], "one profile")


def _schools(cases: Cases, column: str, one: str, other: str, third: str) -> None:
    cases.positive([_profiles(cases, **{column: [one, other]})])
    cases.negative([_profiles(cases, **{column: [one, f"{third} | {one}"]})], "one profile leaves some out")
    cases.unknown([cases.account(**{column: one})], "one profile")


@scenario("own_education")
def own_education(cases: Cases) -> None:
    """Two schools with nothing in common; against a profile that leaves one out."""
    schools = cases.rng.sample([f"University of {t}" for t in ("Porto", "Leeds", "Graz", "Turin", "Lund", "Brno")], 3)
    _schools(cases, "education", *schools)


@scenario("own_employment")
def own_employment(cases: Cases) -> None:
    """Two employers with nothing in common; against a profile that leaves one out."""
    firms = cases.rng.sample([f"{name} Analytics" for name in ("Aldo", "Brisk", "Cobalt", "Delta", "Ember")], 3)
    _schools(cases, "employment", *firms)


def _members(cases: Cases, column: str, one: str, other: str) -> None:
    """A cluster that contradicts itself; against one that agrees and a family that says it is one."""
    device, home = cases.device(), cases.street()
    differ = [cases.account(device=device, **{column: value}) for value in (one, other)]
    alike, quiet = cases.ring(2, **{column: one}), cases.ring(2)
    laptop = cases.device()
    family = [cases.account(device=laptop, address=home, **{column: value}) for value in (one, other)]
    cases.positive(differ)
    cases.negative(alike, "cluster that agrees")
    cases.negative(family, "family with one computer")
    cases.unknown(quiet, "not stated")


@scenario("contradicting_birth_dates")
def contradicting_birth_dates(cases: Cases) -> None:
    """Two birth dates in a cluster."""
    _members(cases, "birth_date", "1988-02-01", "1993-07-21")


@scenario("contradicting_genders")
def contradicting_genders(cases: Cases) -> None:
    """Two genders in a cluster."""
    _members(cases, "gender", "male", "female")


@scenario("contradicting_nationalities")
def contradicting_nationalities(cases: Cases) -> None:
    """Two nationalities in a cluster."""
    _members(cases, "nationality", "Japan", "Poland")


@scenario("contradicting_locations")
def contradicting_locations(cases: Cases) -> None:
    """Two claimed countries in a cluster."""
    _members(cases, "country", "Canada", "Serbia")


def _one_name(cases: Cases, column: str, one: str, other: str) -> None:
    """One name in a cluster with two histories; against one history, and two people."""
    name, second = cases.name(), cases.name()
    device, shared, team = cases.device(), cases.device(), cases.device()
    differ = [cases.account(name=name, device=device, **{column: value}) for value in (one, other)]
    alike = [cases.account(name=second, device=shared, **{column: f"{value} | {one}"}) for value in (one, other)]
    two = [cases.account(device=team, **{column: value}) for value in (one, other)]
    cases.positive(differ)
    cases.negative(alike, "one history, told twice")
    cases.negative(two, "two names")
    cases.unknown(cases.ring(2), "not stated")


@scenario("contradicting_education")
def contradicting_education(cases: Cases) -> None:
    """One name, two schools."""
    _one_name(cases, "education", "University of Malaya", "Purdue University")


@scenario("contradicting_employment")
def contradicting_employment(cases: Cases) -> None:
    """One name, two employers."""
    _one_name(cases, "employment", "Quartz Robotics", "Lumen Freight")


@scenario("several_names_of_account")
def several_names_of_account(cases: Cases) -> None:
    """Two spellings, or two names; against a name cut short."""
    two = cases.account(name="Anna Kowalska", id_document_name="Ewa Nowak")
    spelt = cases.account(name="Mohammed Haddad", id_document_name="Muhamad Hadad")
    short = cases.account(name="Anna K.", id_document_name="Anna Kowalska")
    case = cases.account(name="PEDRO LIMA", id_document_name="Pedro Lima")
    cases.positive([two, spelt])
    cases.negative([short], "name cut short")
    cases.negative([case], "capital letters")
    cases.unknown([cases.account(name="")], "no name")


@scenario("name_spellings_in_cluster")
def name_spellings_in_cluster(cases: Cases) -> None:
    """Four names in a cluster; against one name throughout."""
    ring, steady = cases.ring(4), cases.ring(3, name=cases.name())
    cases.positive(ring)
    cases.negative(steady, "one name")
    cases.unknown(cases.ring(2, name=""), "no names")


@scenario("simple_biography")
def simple_biography(cases: Cases) -> None:
    """Three words where others write thirty; against a short text beside a full history."""
    for _ in range(25):
        cases.account(bio=cases.words(cases.rng.randint(25, 60)))
    bare = cases.account(bio="I am developer")
    terse = cases.account(bio="I build apps", education="University of Graz", employment="Cobalt Analytics")
    cases.positive([bare])
    cases.negative([terse], "few words, full history")
    cases.negative([cases.account(bio=cases.words(30))], "ordinary text")
    cases.unknown(cases.accounts(1), "no biography seen")


@scenario("location_not_confirmed")
def location_not_confirmed(cases: Cases) -> None:
    """Never at home; against a traveller who sometimes is."""
    away, traveller, silent = cases.account(country="US"), cases.account(country="US"), cases.account()
    for number in range(8):
        at = cases.day(1) + timedelta(days=3 * number)
        cases.login(away, at, cases.ip(), 1, country=cases.rng.choice(["RU", "RU", "CN"]) if number < 4 else "RU")
        cases.login(traveller, at, cases.ip(), 1, country="US" if number < 3 else "MX")
        cases.login(silent, at, cases.ip(), 1, country="RU")
    cases.positive([away])
    cases.negative([traveller], "traveller")
    cases.unknown([silent], "claims no country")


@scenario("studies_and_jobs_apart")
def studies_and_jobs_apart(cases: Cases) -> None:
    """As the advisory words it; against a job at home, and a school elsewhere. It adds no points."""
    school = cases.rng.choice(["University of Malaya, Kuala Lumpur", "Fudan University", "University of Tokyo, Japan"])
    apart = cases.account(education=school, employment="Halcyon Soft, Toronto, Canada | Redwood Labs, Seattle, USA")
    home = cases.account(education=school, employment="Halcyon Soft, Toronto, Canada | Lotus Systems, Singapore")
    other = cases.account(education="University of Graz, Austria", employment="Redwood Labs, Seattle, USA")
    cases.positive([apart])
    cases.negative([home], "a job at home too")
    cases.negative([other], "studied elsewhere")
    cases.unknown([cases.account(education=school)], "jobs not stated")
