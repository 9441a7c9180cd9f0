"""A case that arrives in batches, in any order, comes to what it comes to at once: hubs included."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest

from benchmarks.orders import deal, differences, result
from linkgraph.linking.model import load_model

MODEL = load_model({"hubs": {"phone": 4, "email": 3}})
PHONES = ("+12025550114", "+442079460018")


BID = "I can deliver a clean, tested and documented solution within {} days, and answer every message at once. "
OFFER = (
    "Dear {}, thank you for posting this project. I have read all of it with care and built three much like it. "
    "You get a short report at the end of every working day. Best regards, {}"
)
CLIENTS = ("Harbour Ltd", "Quay and Sons", "Mr Stone")


def rows() -> dict[str, list[dict[str, str]]]:
    """Twelve accounts: two phones, of which one becomes a hub when all have come, wallets, logins, two texts."""
    names = [f"Ann Li{'' if n % 2 else ' Wu'}" for n in range(12)]
    profiles = [
        {"account": f"x:{n}", "name": names[n], "phone": PHONES[n > 6], "handle": f"annli{n}",
         "email": f"ann{n % 5}@example.org", "wallet": f"0x{n // 2:040x}", "birth_date": f"199{n % 3}-02-03"}
        for n in range(12)
    ]  # fmt: skip
    offers = [(n, CLIENTS[n % 3], OFFER.format(CLIENTS[n % 3], names[n])) for n in range(7, 12)]
    return {
        "profiles": profiles,
        "documents": [{"account": f"x:{n}", "text": BID.format(n) * 3} for n in range(6)]
        + [{"account": f"x:{n}", "client": client, "text": text} for n, client, text in offers],
        "logins": [
            {"account": f"x:{n}", "ip": f"192.0.2.{n % 4}", "at": f"2024-03-0{n % 2 + 1}T10:00:00Z"} for n in range(12)
        ],
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return result(tmp_path_factory.mktemp("whole"), [rows()], MODEL)


def test_there_is_something_to_differ(whole: dict[str, list[str]]) -> None:
    assert all(whole[part] for part in ("evidence", "links", "hubs", "clusters"))
    assert any("own name" in row for row in whole["templates"])


@pytest.mark.parametrize("seed", range(4))
def test_batches_in_any_order_come_to_the_same(seed: int, whole: dict[str, list[str]], tmp_path: Path) -> None:
    assert differences(tmp_path, rows(), whole, random.Random(seed), MODEL) == []


@pytest.mark.parametrize("kinds", list(permutations(rows())))
def test_what_is_known_of_accounts_may_come_before_or_after_what_they_wrote(
    kinds: tuple[str, ...], whole: dict[str, list[str]], tmp_path: Path
) -> None:
    assert result(tmp_path, [{kind: rows()[kind]} for kind in kinds], MODEL) == whole


def test_every_row_is_dealt_once() -> None:
    dealt = [row for batch in deal(rows(), random.Random(1)) for row in batch["profiles"]]
    assert sorted(dealt, key=repr) == sorted(rows()["profiles"], key=repr)
