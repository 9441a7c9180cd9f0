from __future__ import annotations

import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest

from linkgraph.normalise.email import domain, normalise

SUITE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile_emails" / "tests.xml"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("M.Kim+jobs@GoogleMail.com", "mkim@gmail.com"),
        ("Min Kim <min.kim@corp.de>", "min.kim@corp.de"),
        ("mailto:x%2By@outlook.com?subject=hello", "x@outlook.com"),
        ("min.kim@ya.ru", "min-kim@yandex.ru"),
        ("kim.min-jun@pm.me", "kimminjun@proton.me"),
        ("kim@me.com", "kim@icloud.com"),
        ("kim@hotmail.com", "kim@hotmail.com"),
        ("kim+x@corp.de", "kim+x@corp.de"),
        ("user@bücher.de", "user@xn--bcher-kva.de"),
        ("user@xn--bcher-kva.de", "user@xn--bcher-kva.de"),
        ('"john.doe"@corp.org', "john.doe@corp.org"),
        ("john [at] corp [dot] de", "john@corp.de"),
        (" KIM@CORP.DE. ", "kim@corp.de"),
        ("kim@northmail.example", "kim@northmail.example"),
    ],
)
def test_one_mailbox_one_value(raw: str, value: str) -> None:
    assert normalise(raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        "test@test.com",
        "x@example.com",
        "noreply@corp.de",
        "aaa@corp.de",
        "kim",
        "kim@",
        "@corp.de",
        "a@b",
        "a@@b.com",
        "a..b@corp.de",
        ".a@corp.de",
        '"a b"@corp.de',
        "kim@corp",
        "kim@-corp.de",
        "+tag@gmail.com",
        "...@gmail.com",
    ],
)
def test_placeholders_and_impossible_addresses(raw: str) -> None:
    assert normalise(raw) is None


def test_domain() -> None:
    assert domain("kim@corp.de") == "corp.de"


def test_addresses_no_standard_allows_are_no_value() -> None:
    if not SUITE.exists():
        pytest.skip(f"the hostile addresses are not at {SUITE}")
    wrong = []
    for test in Xml.parse(SUITE).getroot().iter("test"):
        address = "".join(
            chr(ord(c) - 0x2400) if 0x2400 <= ord(c) <= 0x2421 else c for c in test.findtext("address") or ""
        )
        value = normalise(address)
        if test.findtext("category") == "ISEMAIL_ERR" and value is not None:
            wrong.append((address, value))
    assert len(wrong) <= 6, wrong
