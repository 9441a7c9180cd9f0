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
        cases.negative([cases.account(**{kind: near})], f"{kind} nearly listed")
    cases.add("watchlist", kind="ip", value=ip, label="known", source="a list")
    there, next_door = cases.accounts(2)
    cases.login(there, cases.day(), ip, 1)
    cases.login(next_door, cases.day(), cases.ip(), 1)
    cases.positive([there])
    cases.negative([next_door], "another address")
    cases.unknown([cases.account(name="")], "nothing known")
