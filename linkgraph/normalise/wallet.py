"""Cryptocurrency addresses: the chain is recognised by form and the checksum must hold.

Chains that spell an address in one case only come out in lower case (Ethereum, bech32, Bitcoin
Cash, Monero payment ids); base58 keeps its case. The forms of one TON wallet (bounceable or not,
raw) come out as the raw one. A mixed-case Ethereum address with a wrong EIP-55 checksum is a typing
error, so no value. An address that is good on several chains of one form (`0x...`) carries the name
of the form's first chain.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from functools import lru_cache

from linkgraph.normalise import coding
from linkgraph.normalise.characters import clean

_PREFIX = re.compile(
    r"^(?:bitcoin|ethereum|litecoin|dogecoin|dash|ripple|xrpl?|tron|solana|monero|zcash):(?://)?",
    re.IGNORECASE,
)
_HEX = re.compile(r"0[xX][0-9a-fA-F]{40}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,106}")
_TON = re.compile(r"[\w+/-]{48}", re.ASCII)
_TON_RAW = re.compile(r"(?:0|-1):[0-9a-fA-F]{64}")
_TON_TAGS = frozenset({0x11, 0x51})
"""Bounceable and not; addresses of the test network have another bit set."""
_NULL = frozenset({"0x" + "0" * 40, "0x" + "0" * 36 + "dead", "1" * 32, "0:" + "0" * 64})
_LONGEST = 200

# Base58Check: first bytes of the payload -> chain.
_VERSIONS = {
    b"\x00": "bitcoin", b"\x05": "bitcoin", b"\x30": "litecoin", b"\x32": "litecoin", b"\x1e": "dogecoin",
    b"\x16": "dogecoin", b"\x4c": "dash", b"\x10": "dash", b"\x41": "tron", b"\x26": "bitcoin_gold",
    b"\x17": "bitcoin_gold", b"\x1c\xb8": "zcash", b"\x1c\xbd": "zcash",
}  # fmt: skip
_SEGWIT = {"bc": "bitcoin", "ltc": "litecoin"}
_BECH32 = {"zs": "zcash", "addr": "cardano", "cosmos": "cosmos"}


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The address in its chain's canonical form; None where no chain's checksum holds."""
    found = _recognised(raw)
    return found[1] if found else None


def chain(value: str) -> str | None:
    """The chain of an address: `bitcoin`, `ethereum`, ...; None for anything else."""
    found = _recognised(value)
    return found[0] if found else None


@lru_cache(maxsize=65536)
def _recognised(raw: str) -> tuple[str, str] | None:
    """Chain and canonical form."""
    if len(raw) > _LONGEST:
        return None
    text = _PREFIX.sub("", clean(raw)).partition("?")[0].strip()
    if not text.isascii() or len(text) < 25:
        return None
    for reader in _READERS:
        found = reader(text)
        if found:
            return None if found[1] in _NULL else found
    return None


def _ethereum(text: str) -> tuple[str, str] | None:
    if not _HEX.fullmatch(text):
        return None
    digits = text[2:]
    one_case = digits in (digits.lower(), digits.upper())
    if not one_case and digits != coding.eip55(digits.lower()):
        return None
    return "ethereum", "0x" + digits.lower()


def _segwit(text: str) -> tuple[str, str] | None:
    lowered = text.lower()
    if text not in (lowered, text.upper()):
        return None
    prefix = lowered.rpartition("1")[0]
    if prefix in _SEGWIT and coding.is_segwit(prefix, lowered):
        return _SEGWIT[prefix], lowered
    if prefix in _BECH32 and coding.bech32(lowered):
        return _BECH32[prefix], lowered
    return None


def _bitcoin_cash(text: str) -> tuple[str, str] | None:
    lowered = text.lower()
    if text not in (lowered, text.upper(), "bitcoincash:" + text.rpartition(":")[2]):
        return None
    bare = lowered.removeprefix("bitcoincash:")
    if bare[:1] not in ("q", "p") or not coding.is_cashaddr("bitcoincash", bare):
        return None
    return "bitcoin_cash", "bitcoincash:" + bare


def _base58check(text: str) -> tuple[str, str] | None:
    payload = coding.base58check(text) if 25 < len(text) < 37 and _BASE58.fullmatch(text) else None
    if payload is None or len(payload) not in (21, 22):
        return None
    name = _VERSIONS.get(payload[: len(payload) - 20])
    return (name, text) if name else None


def _ripple(text: str) -> tuple[str, str] | None:
    if text[0] != "r" or not 25 <= len(text) <= 35:
        return None
    payload = coding.base58check(text, coding.RIPPLE)
    return ("ripple", text) if payload and len(payload) == 21 and payload[0] == 0 else None


def _ton(text: str) -> tuple[str, str] | None:
    """A user-friendly address (TEP-2: a tag, a workchain, 32 bytes, CRC-16) as the raw form that all forms share."""
    if _TON_RAW.fullmatch(text):
        return "ton", text.lower()
    if len(text) != 48 or not _TON.fullmatch(text):
        return None
    data = base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_"))
    if (
        data[0] not in _TON_TAGS
        or data[1] not in (0, 0xFF)
        or binascii.crc_hqx(data[:34], 0) != int.from_bytes(data[34:])
    ):
        return None
    return "ton", f"{-1 if data[1] else 0}:{data[2:34].hex()}"


def _monero(text: str) -> tuple[str, str] | None:
    if len(text) not in (95, 106) or text[0] not in "48":
        return None
    return ("monero", text) if coding.is_monero(text) else None


def _solana(text: str) -> tuple[str, str] | None:
    """32 bytes with no checksum, so it is asked last."""
    if not 32 <= len(text) <= 44 or not _BASE58.fullmatch(text) or text.isdigit() or text.isalpha():
        return None
    decoded = coding.base58(text)
    return ("solana", text) if decoded and len(decoded) == 32 else None


_READERS: tuple[Callable[[str], tuple[str, str] | None], ...] = (
    _ethereum, _segwit, _bitcoin_cash, _base58check, _ripple, _ton, _monero, _solana,
)  # fmt: skip
