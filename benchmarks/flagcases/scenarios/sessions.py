"""How and when accounts are used: without a pause, by remote desktop, at which hours."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.flagcases.cases import Cases, scenario


@scenario("logged_in_all_day")
def logged_in_all_day(cases: Cases) -> None:
    """Thirty hours on end; against long shifts and many short days."""
    one, many, shift, habit = cases.accounts(4)
    day, ip = cases.day(), cases.ip()
    cases.login(one, day, ip, 24 + cases.rng.randint(1, 20))
    home, desk, cafe = cases.ip(), cases.ip(), cases.ip()
    for hour in range(30):
        cases.login(many, day + timedelta(hours=hour, minutes=cases.rng.randrange(30)), home)
    for number in range(10):
        start = day + timedelta(days=number, hours=cases.rng.choice([6, 14, 22]))
        cases.login(shift, start, desk, 8)
        cases.login(shift, start + timedelta(hours=8, minutes=30), desk, 4)
        for hour in (7, 9, 12, 13, 15, 17, 19, 21, 23):
            cases.login(habit, day + timedelta(days=number, hours=hour), cafe)
    cases.positive([one], "one session")
    cases.positive([many], "logins every hour")
    cases.negative([shift], "shift worker")
    cases.negative([habit], "long days")
    cases.unknown(cases.accounts(1))


@scenario("hours_against_time_zone")
def hours_against_time_zone(cases: Cases) -> None:
    """Office hours of the other side of the world; against shifts, evenings and journeys."""
    away = cases.account(timezone=cases.rng.choice(["America/New_York", "UTC-05:00", "America/Chicago"]))
    shift, evening, traveller, early = cases.accounts(4, timezone="America/New_York")
    places = [cases.ip() for _ in range(5)]
    for number in range(20):
        day = cases.day(1) + timedelta(days=number + 2 * (number // 5))
        for hour in (1, 3, 6, 8):
            cases.login(away, day + timedelta(hours=hour + 1, minutes=cases.rng.randrange(50)), places[0])
        for hour in (0, 2, 5):
            start = (6, 14, 22)[number // 7 % 3]
            cases.login(shift, day + timedelta(hours=5 + start + hour), places[1])
            cases.login(evening, day + timedelta(hours=5 + 18 + hour), places[2])
            cases.login(traveller, day + timedelta(hours=5 + 9 + hour - (9 if number < 10 else 0)), places[3])
            cases.login(early, day + timedelta(hours=5 + 5 + hour), places[4])
    cases.positive([away])
    cases.negative([shift], "shift worker")
    cases.negative([evening], "second job in the evening")
    cases.negative([traveller], "traveller")
    cases.negative([early], "early bird")
    unknown = cases.account()
    for number in range(40):
        cases.login(unknown, cases.day() + timedelta(hours=number % 8), cases.ip())
    cases.unknown([unknown], "no time zone claimed")


@scenario("remote_desktop_port")
def remote_desktop_port(cases: Cases) -> None:
    """Always over 3389; against one chance port among many and no port at all."""
    remote, chance, web, silent = cases.accounts(4)
    for number in range(8):
        at = cases.day() + timedelta(hours=cases.rng.randint(8, 18))
        cases.login(remote, at, cases.ip(), 1, port=cases.rng.choice(["3389", "3389", "5938"]))
        cases.login(chance, at, cases.ip(), 1, port="3389" if number == 3 else str(cases.rng.randint(20000, 60000)))
        cases.login(web, at, cases.ip(), 1, port="443")
        cases.login(silent, at, cases.ip(), 1)
    cases.positive([remote])
    cases.negative([chance], "a chance port")
    cases.negative([web], "web browser")
    cases.unknown([silent], "no port known")


@scenario("remote_desktop_agent")
def remote_desktop_agent(cases: Cases) -> None:
    """AnyDesk by name; against browsers of ordinary names."""
    remote, browser, silent = cases.accounts(3)
    for account, agent in (
        (remote, cases.rng.choice(["AnyDesk/8.0.9 (Windows)", "TeamViewer/15", "FreeRDP/2.11"])),
        (browser, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/125.0 Safari/537.36"),
        (silent, ""),
    ):
        cases.login(account, cases.day() + timedelta(hours=10), cases.ip(), 1, user_agent=agent)
    cases.positive([remote])
    cases.negative([browser], "web browser")
    cases.unknown([silent], "no user agent known")
