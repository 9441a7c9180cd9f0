"""What observers noted, and what a watchlist names."""

from __future__ import annotations

from functools import partial

from benchmarks.flagcases.cases import Cases, scenario, stamp

KINDS = (
    "asked_crypto",
    "asked_other_delivery_address",
    "cold_contact_executive",
    "declined_video_call",
    "document_forged",
    "missed_business_hours",
    "moved_off_platform",
    "payment_before_milestone",
    "photo_edited",
    "remote_desktop",
    "unresponsive",
)


def _noted(cases: Cases, kind: str) -> None:
    """The note itself; against another note."""
    noted, other = cases.accounts(2)
    wrong = KINDS[(KINDS.index(kind) + 1) % len(KINDS)]
    cases.add("events", account=noted, kind=kind, at=stamp(cases.day()), note=cases.words(5))
    cases.add("events", account=other, kind=wrong, at=stamp(cases.day()))
    cases.positive([noted])
    cases.positive([other], flag=f"noted_{wrong}")
    cases.negative([other], "another note")
    cases.unknown(cases.accounts(1), "nothing noted")


for _kind in KINDS:
    scenario(f"noted_{_kind}")(partial(_noted, kind=_kind))


def _letters(cases: Cases, count: int) -> str:
    """A word nobody uses."""
    return "".join(cases.rng.choice("bdfgklmnprtvz"[at % 2 :: 2] + "aeiou"[at % 3 :]) for at in range(count))


CLOSE = {"handle": "watchlist_near", "name": "watchlist_like_name"}
"""What finds the listed value's neighbours."""


@scenario("watchlist_hit")
def watchlist_hit(cases: Cases) -> None:
    """Listed values of every kind; against values close to them."""
    wallet, ip, name = cases.wallet(), cases.ip(), f"{cases.words(1)} {cases.words(1)}".title()
    tag = f"{cases.rng.randrange(10**6):06}"
    listed = {
        "email": (f"wanted{tag}@mail.example", f"unwanted{tag}@mail.example"),
        "phone": (f"+49151{tag}77", f"+49151{tag}78"),
        "handle": (f"wanted{tag}x", f"wanted{tag}y"),
        "wallet": (wallet, cases.wallet()),
        "name": (name, f"{name} Junior"),
    }
    for kind, (value, near) in listed.items():
        cases.add("watchlist", kind=kind, value=value, label="known", source="a list")
        found = cases.account(**{kind: value})
        cases.positive([found])
        if kind == "wallet":
            cases.positive([found], flag="near_sanctioned_wallet")
        close = cases.account(**{kind: near})
        cases.negative([close], f"{kind} nearly listed")
        if kind in CLOSE:
            cases.positive([close], flag=CLOSE[kind])
    cases.add("watchlist", kind="ip", value=ip, label="known", source="a list")
    there, next_door = cases.accounts(2)
    cases.login(there, cases.day(), ip, 1)
    cases.login(next_door, cases.day(), cases.ip(), 1)
    cases.positive([there])
    cases.negative([next_door], "another address")
    cases.unknown([cases.account(name="")], "nothing known")


@scenario("watchlist_near")
def watchlist_near(cases: Cases) -> None:
    """Values close to listed ones; against values that only begin alike."""
    tag = _letters(cases, 9)
    other = _letters(cases, 9)
    listed = {
        "email": (f"{tag}@bigmail.example", f"{tag}@other.example", f"{other}@bigmail.example"),
        "handle": (f"{tag}y", f"{tag}z", other),
        "domain": (f"{tag}.example", f"me@{tag}s.example", f"me@{other}.example"),
    }
    for kind, (value, near, far) in listed.items():
        cases.add("watchlist", kind=kind, value=value, label="known", source="a list")
        column = "email" if kind == "domain" else kind
        cases.positive([cases.account(**{column: near})])
        cases.negative([cases.account(**{column: far})], f"another {kind}")
    block = cases.ip().rpartition(".")[0]
    cases.add("watchlist", kind="ip", value=f"{block}.0/28", label="known", source="a list")
    inside, outside = cases.accounts(2)
    cases.login(inside, cases.day(), f"{block}.7", 1)
    cases.login(outside, cases.day(), f"{block}.77", 1)
    cases.positive([inside])
    cases.negative([outside], "outside of the network")
    cases.unknown([cases.account(handle="")], "nothing known")


@scenario("watchlist_like_name")
def watchlist_like_name(cases: Cases) -> None:
    """A listed name in another spelling, and with a further part; against one with a part in common."""
    given, family = _letters(cases, 7).title(), _letters(cases, 7).title()
    cases.add("watchlist", kind="name", value=f"{family.upper()}, {given}", label="known", source="a list")
    spelt, longer = cases.account(name=f"{given} {family}e"), cases.account(name=f"{given} Marlon {family}")
    turned = cases.account(name=f"{given} {family}")
    cases.positive([spelt, longer])
    cases.negative([cases.account(name=f"Marlon {family}")], "one part in common")
    cases.negative([turned], "the name itself")
    cases.positive([turned], flag="watchlist_hit")
    cases.unknown([cases.account(name="")], "no name")
