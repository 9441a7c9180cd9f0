from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.normalise.wallet import chain, normalise

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "watchlist_ofac_wallets"
GOOD = [  # from BIP-173, BIP-350, EIP-55, the cashaddr specification and the documentation of the chains
    ("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("bitcoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
    ("bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("bitcoin", "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr"),
    ("bitcoin_cash", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
    ("ethereum", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"),
    ("ripple", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"),
    ("solana", "So11111111111111111111111111111111111111112"),
]


@pytest.mark.parametrize(("name", "address"), GOOD)
def test_chain_and_canonical_form(name: str, address: str) -> None:
    assert (chain(address), normalise(address)) == (name, address)


@pytest.mark.parametrize("address", [address for name, address in GOOD if name != "solana"])
def test_one_wrong_letter_is_no_value(address: str) -> None:
    other = {"q": "p", "1": "2"}.get(address[-1], "q" if address[-1] != "q" else "p")
    if address.startswith("0x"):
        address, other = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "D"
    assert normalise(address[:-1] + other) is None


def test_case_by_chain() -> None:
    assert normalise("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed") == "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
    assert normalise("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4") == "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    assert normalise("bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4") is None
    assert normalise("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a") == GOOD[4][1]
    assert normalise("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1") == GOOD[0][1]


@pytest.mark.parametrize("raw", ["0x" + "0" * 40, "1" * 32, "hello", "0x123", "bc1qqqq"])
def test_null_addresses_and_other_strings(raw: str) -> None:
    assert normalise(raw) is None
    assert chain(raw) is None


def test_sanctioned_addresses_are_recognised() -> None:
    if not FOLDER.exists():
        pytest.skip(f"the sanctioned addresses are not at {FOLDER}")
    expected = {
        "XBT": "bitcoin",
        "ETH": "ethereum",
        "LTC": "litecoin",
        "TRX": "tron",
        "XRP": "ripple",
        "DASH": "dash",
        "ZEC": "zcash",
        "BTG": "bitcoin_gold",
    }
    total, refused, other = 0, [], []
    for file in sorted(FOLDER.glob("sanctioned_addresses_*.txt")):
        for address in file.read_text().split():
            total += 1
            if normalise(address) is None:
                refused.append(address)
            elif chain(address) != expected.get(file.stem.rpartition("_")[2], chain(address)):
                other.append(address)
    assert total > 600
    assert len(refused) <= 1
    assert len(other) <= 1


def test_the_forms_of_one_ton_wallet() -> None:
    raw = "0:83dfd552e63729b472fcbcc8c45ebcc6691702558b68ec7527e1ba403a0f31a8"  # TEP-2
    bounceable = "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N"
    forms = [raw, bounceable, "UQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqEBI"]
    assert {normalise(form) for form in forms} == {raw}
    assert chain(bounceable) == "ton"
    assert normalise(bounceable[:-1] + "M") is None
    assert normalise("kQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqKYH") is None
    assert normalise("0:" + "0" * 64) is None
