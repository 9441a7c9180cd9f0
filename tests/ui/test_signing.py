from __future__ import annotations

import re

import pytest

from linkgraph.ui.signing import LIFE, signed, valid

NOW = 1_800_000_000.0


def parts(address: str) -> tuple[str, str, str]:
    found = re.fullmatch(r"(.*)\?expires=(\d+)&signature=([0-9a-f]+)", address)
    assert found
    return found.group(1), found.group(2), found.group(3)


def test_a_signed_address_is_valid() -> None:
    assert valid(*parts(signed("/photo/96/x", NOW)), now=NOW)


def test_it_stays_the_same_for_browsers_to_keep() -> None:
    start = NOW - NOW % LIFE
    assert signed("/photo/96/x", start) == signed("/photo/96/x", start + LIFE - 1)


def test_it_lives_an_hour_and_not_three() -> None:
    path, expires, signature = parts(signed("/photo/96/x", NOW))
    assert valid(path, expires, signature, now=NOW + LIFE)
    assert not valid(path, expires, signature, now=NOW + 3 * LIFE)


@pytest.mark.parametrize("expires", ["", "x", "-1", "9" * 13, "٣"])
def test_a_wrong_expiry_is_refused(expires: str) -> None:
    path, _, signature = parts(signed("/photo/96/x", NOW))
    assert not valid(path, expires, signature, now=NOW)


def test_a_signature_holds_for_one_path_only() -> None:
    _, expires, signature = parts(signed("/photo/96/x", NOW))
    assert not valid("/photo/96/y", expires, signature, now=NOW)
    assert not valid("/photo/96/x", expires, "é", now=NOW)
