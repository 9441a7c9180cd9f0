"""A graph with a positive and a negative of every red flag, and who has to be found by each."""

from __future__ import annotations

from collections.abc import Callable

from tests.read.graph import Graph

Expected = dict[str, set[str]]
NOTED = (
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


def everything() -> tuple[Graph, Expected]:
    """The graph, and the subjects each flag finds in it."""
    graph = Graph()
    expected: Expected = {}
    for case in (
        _pictures,
        _texts,
        _addresses,
        _contacts,
        _payments,
        _ratings,
        _clusters,
        _watched,
    ):
        expected |= case(graph)
    for kind in NOTED:
        graph.event(_account(graph, f"up:{kind}"), kind)
        expected[f"noted_{kind}"] = {f"up:{kind}"}
    return graph, expected


def empty() -> Graph:
    """Accounts nobody knows anything about."""
    graph = Graph()
    for name in "ab":
        graph.account(f"up:{name}")
    return graph


def _account(graph: Graph, id_: str, **columns: object) -> str:
    return graph.account(id_, **{"name": f"Name of {id_}", "names": [f"Name of {id_}"], **columns})


def _many(graph: Graph, prefix: str, count: int, platform: str = "up") -> list[str]:
    return [_account(graph, f"{platform}:{prefix}{number}") for number in range(count)]


def _pictures(graph: Graph) -> Expected:
    left, right, edited, spelt, same, default1, default2 = _many(graph, "photo", 7)
    for account, photo in ((left, "f1"), (right, "f1"), (edited, "f2"), (spelt, "f3"), (same, "f3")):
        graph.shows(account, "SHOWS_PHOTO", photo, kind="profile")
    graph.similar("SIMILAR_PHOTO", "f1", "f2")
    graph.similar_name(spelt, same, "Jon", "John")
    for account in (default1, default2):
        graph.shows(account, "SHOWS_PHOTO", "avatar", {"hub": True})
    for one, other, weight in (
        (left, right, 14.0),
        (left, edited, 12.0),
        (spelt, same, 14.0),
        (default1, default2, 1.0),
    ):
        graph.evidence(one, other, "photo", weight)
    return {"same_photo_other_names": {left, right, edited}}


def _texts(graph: Graph) -> Expected:
    left, right, changed, far, boiler1, boiler2 = _many(graph, "text", 6)
    for account, text in ((left, "d1"), (right, "d1"), (changed, "d2"), (far, "d3")):
        graph.shows(account, "SENT_DOCUMENT", text, kind="bid")
    graph.similar("SIMILAR_TEXT", "d1", "d2", 0.2)
    graph.similar("SIMILAR_TEXT", "d1", "d3", 0.9)
    for account in (boiler1, boiler2):
        graph.shows(account, "SENT_DOCUMENT", "boilerplate", {"hub": True})
    return {"one_template_across_accounts": {left, right, changed}}


def _addresses(graph: Graph) -> Expected:
    elsewhere, at_home, spelt, unknown, mover, student = _many(graph, "address", 6)
    farm, family = _many(graph, "farm", 4), _many(graph, "household", 3)
    for account, delivery in ((elsewhere, "9 side rd"), (at_home, "1 main st"), (spelt, "1 main street")):
        graph.shows(account, "LIVES_AT", "1 main st", kind="identity_document")
        graph.shows(account, "LIVES_AT", delivery, kind="delivery")
    graph.similar("SIMILAR_ADDRESS", "1 main st", "1 main street")
    graph.shows(unknown, "LIVES_AT", "4 lonely ln", kind="delivery")
    for accounts, address in ((farm, "5 farm rd"), (family, "6 home rd")):
        for account in accounts:
            graph.shows(account, "LIVES_AT", address, kind="delivery")
    for number in range(3):
        graph.shows(student, "LIVES_AT", f"{number} college st", kind="residence")
    for number in range(2):
        graph.shows(mover, "LIVES_AT", f"{number} move st", kind="residence")
    return {
        "delivery_not_id_address": {elsewhere},
        "laptop_farm_address": set(farm),
        "many_address_changes": {student},
    }


def _contacts(graph: Graph) -> Expected:
    mails, phones, two, named, plain = _many(graph, "contact", 5)
    for number in range(3):
        graph.shows(mails, "HAS_EMAIL", f"m{number}@mail.com", {"domain": "mail.com"})
        graph.shows(phones, "HAS_PHONE", f"+49301234{number}")
    graph.shows(two, "HAS_EMAIL", "two@mail.com")
    graph.shows(two, "HAS_EMAIL", "too@mail.com")
    graph.account(named, names=["Kim Anna", "Kym Ana"])
    graph.account(plain, names=["Plain"])
    graph.account(two, names=["Anna Kim", "Anna K."])
    return {"contact_changes": {mails, phones}, "several_names_of_account": {named}}


def _payments(graph: Graph) -> Expected:
    mismatch, home, china, local, via, crypto, wallet, alipay, left, right, agency = _many(graph, "pay", 11)
    graph.account(mismatch, country="US")
    graph.account(home, country="DE")
    graph.account(local, country="CN")
    graph.paid(mismatch, "PaymentAccount", "iban-1", "2024-01-01T00:00:00Z", bank_country="DE", method="bank")
    graph.paid(home, "PaymentAccount", "iban-2", "2024-01-01T00:00:00Z", bank_country="DE", method="paypal")
    for day in (1, 2, 3):
        graph.paid(china, "PaymentAccount", "cn-1", f"2024-01-0{day}T00:00:00Z", bank_country="CN", method="bank")
        graph.paid(local, "PaymentAccount", "cn-2", f"2024-01-0{day}T00:00:00Z", bank_country="CN", method="alipay")
        graph.paid(via, "PaymentAccount", "v-1", f"2024-01-0{day}T00:00:00Z", via="Some Ltd")
    graph.paid(home, "PaymentAccount", "v-2", "2024-01-02T00:00:00Z", via="Payroll Ltd")
    graph.paid(crypto, "PaymentAccount", "x-1", "2024-01-01T00:00:00Z", method="crypto")
    graph.paid(wallet, "Wallet", "0xw", "2024-01-01T00:00:00Z")
    graph.paid(alipay, "PaymentAccount", "a-1", "2024-01-01T00:00:00Z", method="alipay")
    for account in (left, right):
        graph.shows(account, "HAS_WALLET", "0xshared")
    graph.shows(agency, "HAS_PAYMENT_ACCOUNT", "iban-own")
    return {
        "payout_country_mismatch": {mismatch},
        "china_bank_transfers": {china},
        "transfers_through_companies": {via},
        "crypto_payout": {crypto, wallet, "up:watched-wallet"},
        "china_linked_payment_services": {alipay},
        "shared_payout": {left, right},
    }


def _ratings(graph: Graph) -> Expected:
    rated, rater, outsider, praised = _many(graph, "rated", 4)
    graph.cluster("C-ratings", [rated, rater])
    for day in (1, 2):
        graph.rated(rater, rated, f"2024-01-0{day}T00:00:00Z")
        graph.rated(outsider, praised, f"2024-01-0{day}T00:00:00Z")
    graph.rated(rated, rater)
    cheap, dear = "cheap:1", "cheap:2"
    for number in range(20):
        _account(graph, f"cheap:{number}", hourly_rate=50.0, rating=4.0)
    graph.account(cheap, hourly_rate=8.0, rating=5.0)
    graph.account(dear, hourly_rate=60.0, rating=5.0)
    return {"rating_ring": {rated}, "cheap_and_praised": {cheap}}


def _clusters(graph: Graph) -> Expected:
    facts = {
        "birth_date": ("1990-01-01", "1991-01-01"),
        "gender": ("male", "female"),
        "nationality": ("AA", "BB"),
    }
    expected: Expected = {"contradicting_locations": {"C-differ"}}
    first, second, third = _many(graph, "differ", 3)
    alike = _many(graph, "alike", 3)
    for account in alike:
        graph.account(
            account,
            name="Alike",
            names=["Alike"],
            country="DE",
            **{key: one for key, (one, _) in facts.items()},
        )
    graph.account(first, country="DE", **{key: one for key, (one, _) in facts.items()})
    graph.account(second, country="FR", **{key: other for key, (_, other) in facts.items()})
    graph.cluster("C-differ", [first, second, third])
    graph.cluster("C-alike", alike)
    expected |= {f"contradicting_{key}": {"C-differ"} for key in ("birth_dates", "genders", "nationalities")}
    expected["name_spellings_in_cluster"] = {"C-differ"}
    return expected | _portraits(graph)


def _portraits(graph: Graph) -> Expected:
    old, new, one, other = _many(graph, "portrait", 4)
    for account in (old, new, one, other):
        graph.account(account, name="One Name", names=["One Name"])
    for account, photo in ((old, "old"), (new, "new"), (one, "near1"), (other, "near2")):
        graph.shows(account, "SHOWS_PHOTO", photo)
    graph.similar("SIMILAR_PHOTO", "near1", "near2")
    graph.cluster("C-portraits", [old, new])
    graph.cluster("C-near", [one, other])
    return {"several_photos_one_name": {"C-portraits"}}


def _watched(graph: Graph) -> Expected:
    kinds: dict[str, Callable[[str], None]] = {
        "email": lambda account: graph.shows(account, "HAS_EMAIL", "bad@evil.test"),
        "phone": lambda account: graph.shows(account, "HAS_PHONE", "+1999"),
        "handle": lambda account: graph.shows(account, "HAS_HANDLE", "badguy"),
        "wallet": lambda account: graph.paid(account, "Wallet", "0xbad", "2024-01-01T00:00:00Z", method="crypto"),
        "ip": lambda account: graph.login(account, "192.0.2.66", "2024-01-01T00:00:00Z"),
        "photo": lambda account: graph.shows(account, "SHOWS_PHOTO", "badphoto"),
        "domain": lambda account: graph.shows(account, "HAS_WEBSITE", "evil.test/x", {"domain": "evil.test"}),
    }
    values = ["bad@evil.test", "+1999", "badguy", "0xbad", "192.0.2.66", "badphoto", "evil.test"]
    found = set()
    for (kind, show), value in zip(kinds.items(), values, strict=True):
        account = _account(graph, f"up:watched-{kind}")
        show(account)
        graph.watch(kind, value)
        found.add(account)
    graph.watch("account", _account(graph, "up:watched-account"))
    graph.watch("name", "Wanted Person")
    _account(graph, "up:watched-name", name="Wanted Person", names=["Wanted Person"])
    return {"watchlist_hit": found | {"up:watched-account", "up:watched-name"}}
