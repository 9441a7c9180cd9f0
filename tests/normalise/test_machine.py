"""Facts machines know: times, addresses on the network, devices, accounts, pages."""

from __future__ import annotations

import pytest

from linkgraph.normalise import ip, normaliser, payment_account, website

CASES: dict[str, list[tuple[str, str | None]]] = {
    "time": [
        ("2022-05-16T14:03:00Z", "2022-05-16T14:03:00Z"),
        ("2022-05-16", "2022-05-16"),
        ("2022-05-16 14:03", "2022-05-16T14:03:00Z"),
        ("2022-05-16T14:03:00.123+02:00", "2022-05-16T12:03:00Z"),
        ("1652709780", "2022-05-16T14:03:00Z"),
        ("1652709780000", "2022-05-16T14:03:00Z"),
        ("5/16/2022 2:03 PM", "2022-05-16T14:03:00Z"),
        ("16. März 2022", "2022-03-16"),
        ("2022年5月16日", "2022-05-16"),
        ("5/6/2022", None),
        ("yesterday", None),
        ("2022-13-01", None),
        ("2022-05-16T25:00:00Z", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-05:00", None),
    ],
    "ip": [
        ("192.168.1.1", "192.168.1.1"),
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("2001:DB8:0:0::1", "2001:db8::1"),
        ("1.2.3.4:8080", "1.2.3.4"),
        ("[2001:db8::1]:80", "2001:db8::1"),
        ("999.1.1.1", None),
        ("0.0.0.0", None),
        ("::", None),
    ],
    "device": [
        ("550E8400E29B41D4A716446655440000", "550e8400-e29b-41d4-a716-446655440000"),
        ("001a.2b3c.4d5e", "00:1a:2b:3c:4d:5e"),
        ("ABC-123", "abc-123"),
        ("UNKNOWN", None),
        ("00000000-0000-0000-0000-000000000000", None),
        ("00:00:00:00:00:00", None),
    ],
    "payment_account": [
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("DE89 3704 0044 0532 0130 01", None),
        ("PayPal: M.Kim@gmail.com", "mkim@gmail.com"),
        ("12-34-56 87654321", "12345687654321"),
        ("****1234", None),
        ("xxxx1234", None),
        ("ending in 1234", None),
        ("payoneer P-1234567", "P1234567"),
    ],
    "website": [
        ("https://www.GitHub.com/Foo/?utm_source=x", "github.com/foo"),
        ("http://blog.kim.co.uk/a/#b", "blog.kim.co.uk/a"),
        ("bücher.de", "xn--bcher-kva.de"),
        ("kim.dev/index.html", "kim.dev"),
        ("http://kim.dev:8080/x?b=1&a=2", "kim.dev:8080/x?a=2&b=1"),
        ("kim.example/A", "kim.example/A"),
        ("javascript:alert(1)", None),
        ("mailto:a@b.de", None),
        ("https://example.com", None),
        ("node.jss", None),
        ("http://1.2.3.4/x", None),
    ],
}


@pytest.mark.parametrize(("kind", "raw", "value"), [(kind, *case) for kind, cases in CASES.items() for case in cases])
def test_values(kind: str, raw: str, value: str | None) -> None:
    assert normaliser(kind)(raw, None) == value


def test_kinds_of_ip_addresses() -> None:
    kinds = {
        "8.8.8.8": "public",
        "10.1.2.3": "private",
        "127.0.0.1": "reserved",
        "192.0.2.1": "reserved",
        "x": None,
    }
    assert {value: ip.kind(value) for value in kinds} == kinds


def test_kinds_of_payment_accounts() -> None:
    kinds = {
        "DE89370400440532013000": "iban",
        "kim@corp.de": "email",
        "P1234567": "account",
        "KIMJUN": "other",
    }
    assert {value: payment_account.kind(value) for value in kinds} == kinds


def test_domains_of_websites() -> None:
    assert website.domain("blog.kim.co.uk/a") == "kim.co.uk"
    assert website.domain("kim.github.io/a") == "kim.github.io"
    assert website.is_shared("github.com/kim")
    assert not website.is_shared("kim.github.io")
