"""Ratings and work: praise from the ring, praise too early, bids without end."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario, stamp


@scenario("rating_ring")
def rating_ring(cases: Cases) -> None:
    """Praise from the own cluster; against praise from outside and a single one."""
    first, second, third = cases.ring(3)
    honest, other = cases.ring(2)
    for number in range(3):
        cases.rate(second, first, cases.day() + timedelta(hours=number))
        cases.rate(cases.account(), honest, cases.day())
    cases.rate(first, third, cases.day())
    cases.positive([first])
    cases.negative([third], "one job for a colleague")
    cases.negative([honest], "rated by clients")
    cases.unknown([other], "not rated")


@scenario("rated_from_one_purse")
def rated_from_one_purse(cases: Cases) -> None:
    """Buyer and seller with one purse; against clients with their own, and a couple."""
    purse, joint, home = cases.iban(), cases.wallet(), cases.street()
    seller, buyer = (cases.account(payment_account=purse) for _ in range(2))
    honest, client = (cases.account(payment_account=cases.iban()) for _ in range(2))
    wife, husband = (cases.account(wallet=joint, address=home) for _ in range(2))
    for by, rated in ((buyer, seller), (client, honest), (husband, wife)):
        cases.rate(by, rated, cases.day())
        cases.rate(by, rated, cases.day())
    cases.positive([seller])
    cases.positive([seller, buyer], flag="shared_payout")
    cases.positive([wife], "couple in one cluster", flag="rating_ring")
    cases.positive([seller], "one purse, one cluster", flag="rating_ring")
    cases.negative([honest], "client with a purse of his own")
    cases.negative([wife], "couple")
    bare = cases.account()
    cases.rate(cases.account(), bare, cases.day())
    cases.unknown([bare], "purses not known")


@scenario("captive_raters")
def captive_raters(cases: Cases) -> None:
    """Buyers who rate the ring alone; against clients of a team who also hire elsewhere."""
    ring, team, quiet = cases.ring(3), cases.ring(3), cases.ring(2)
    elsewhere = cases.account()
    for _ in range(3):
        captive, client = cases.accounts(2)
        for number in range(3):
            cases.rate(captive, ring[number], cases.day())
            cases.rate(client, team[number], cases.day())
        cases.rate(client, elsewhere, cases.day())
    cases.positive(ring)
    cases.negative(team, "team with ordinary clients")
    cases.unknown(quiet, "not rated")


@scenario("praised_too_soon")
def praised_too_soon(cases: Cases) -> None:
    """Ten perfect ratings in the first weeks; against the same over two years, and mixed ones."""
    day = cases.day(10)
    new, old, mixed = (cases.account(created_at=stamp(day - timedelta(days=age))) for age in (0, 700, 0))
    undated = cases.account()
    for number in range(10):
        at = day + timedelta(days=2 + 3 * number, hours=1)
        for account, rating in ((new, 5.0), (old, 5.0), (mixed, 5.0 if number % 3 else 3.0), (undated, 5.0)):
            cases.rate(cases.account(), account, at, rating)
    cases.positive([new])
    cases.negative([old], "long established")
    cases.negative([mixed], "mixed ratings")
    cases.unknown([undated], "age not known")


@scenario("cheap_and_praised")
def cheap_and_praised(cases: Cases) -> None:
    """The best at a quarter of the price; against dear experts and cheap beginners."""
    for _ in range(25):
        cases.account(hourly_rate=str(cases.rng.randint(35, 65)), rating=str(round(cases.rng.uniform(3.5, 4.8), 1)))
    cheap = cases.account(hourly_rate=str(cases.rng.randint(5, 11)), rating="5.0")
    expert = cases.account(hourly_rate="80", rating="5.0")
    beginner = cases.account(hourly_rate="8", rating="3.9")
    cases.positive([cheap])
    cases.negative([expert], "dear expert")
    cases.negative([beginner], "cheap beginner")
    cases.unknown([cases.account(rating="5.0")], "rate not known")


@scenario("bids_without_work")
def bids_without_work(cases: Cases) -> None:
    """Fifteen bids, no job; against one who is hired, a beginner, and a platform without ratings."""
    idle, hired, beginner = cases.accounts(3)
    silent = cases.account(platform="bidsunknown")
    day = cases.day(30)
    for account, bids in ((idle, 15), (hired, 15), (beginner, 3), (silent, 15)):
        for number in range(bids):
            text = " ".join(cases.name() for _ in range(30))
            sent = stamp(day + timedelta(days=4 * number))
            cases.add("documents", account=account, text=text, kind="bid", sent_at=sent)
    cases.rate(cases.account(), hired, day + timedelta(days=50))
    cases.positive([idle])
    cases.negative([hired], "hired in between")
    cases.negative([beginner], "beginner")
    cases.unknown([silent], "platform shows no ratings")
