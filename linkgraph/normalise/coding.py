"""The codes in which wallet addresses are written, and their checksums.

Sources: BIP-173 and BIP-350 (bech32, bech32m), the Bitcoin Cash address specification
(cashaddr), EIP-55, the CryptoNote base58 of Monero.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from base58 import BITCOIN_ALPHABET, RIPPLE_ALPHABET, b58decode

RIPPLE = RIPPLE_ALPHABET
_CHARSET = {char: value for value, char in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}
_BECH32, _BECH32M = 1, 0x2BC830A3
_BECH32_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASHADDR_STEPS = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_MONERO_NETWORKS = frozenset({18, 19, 42})


def base58(text: str, alphabet: bytes = BITCOIN_ALPHABET) -> bytes | None:
    """The bytes of a base58 string; None for characters that are not in the alphabet."""
    try:
        return bytes(b58decode(text, alphabet=alphabet))
    except ValueError:
        return None


def base58check(text: str, alphabet: bytes = BITCOIN_ALPHABET) -> bytes | None:
    """The payload of a base58 string whose last four bytes are its checksum; None if they are not."""
    data = base58(text, alphabet)
    if data is None or len(data) < 5:
        return None
    digest = hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()
    return data[:-4] if digest[:4] == data[-4:] else None


def eip55(digits: str) -> str:
    """Forty lower-case hex digits in the mixed case that is their checksum."""
    marks = _keccak(digits.encode("ascii")).hex()
    return "".join(char.upper() if marks[at] > "7" else char for at, char in enumerate(digits))


def bech32(text: str) -> tuple[int, list[int]] | None:
    """Checksum constant (1 bech32, else bech32m) and data of a lower-case string; None if wrong."""
    prefix, _, rest = text.rpartition("1")
    values = _values(rest)
    if not prefix or values is None or len(values) < 7:
        return None
    expanded = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    constant = _polymod(expanded + values, _BECH32_STEPS, 25)
    return (constant, values[:-6]) if constant in (_BECH32, _BECH32M) else None


def is_segwit(prefix: str, text: str) -> bool:
    """True for a segregated witness address: version 0 in bech32, later ones in bech32m."""
    decoded = bech32(text)
    if decoded is None or not text.startswith(prefix + "1") or len(text) > 90:
        return False
    constant, values = decoded
    program = _bytes(values[1:])
    if program is None or values[0] > 16 or not 2 <= len(program) <= 40:
        return False
    if values[0] == 0:
        return constant == _BECH32 and len(program) in (20, 32)
    return constant == _BECH32M


def is_cashaddr(prefix: str, text: str) -> bool:
    """True for a Bitcoin Cash address, lower case and without its prefix."""
    values = _values(text)
    if values is None or len(values) < 42:
        return False
    return _polymod([ord(char) & 31 for char in prefix] + [0] + values, _CASHADDR_STEPS, 35) == 1


def is_monero(text: str) -> bool:
    """True for a Monero address: 11 characters for 8 bytes, the last four a Keccak checksum."""
    blocks = [text[start : start + 11] for start in range(0, len(text), 11)]
    data = b""
    for block in blocks:
        size = 8 if len(block) == 11 else {7: 5, 10: 7, 2: 1, 3: 2, 5: 3, 6: 4, 9: 6}.get(len(block), 0)
        decoded = base58(block)
        number = int.from_bytes(decoded or b"", "big")
        if decoded is None or number >= 256**size:
            return False
        data += number.to_bytes(size, "big")
    return data[0] in _MONERO_NETWORKS and _keccak(data[:-4])[:4] == data[-4:]


def _keccak(data: bytes) -> bytes:
    from Crypto.Hash import keccak

    return keccak.new(digest_bits=256, data=data).digest()


def _values(text: str) -> list[int] | None:
    try:
        return [_CHARSET[char] for char in text]
    except KeyError:
        return None


def _polymod(values: Iterable[int], steps: tuple[int, ...], shift: int) -> int:
    mask = (1 << shift) - 1
    check = 1
    for value in values:
        top = check >> shift
        check = (check & mask) << 5 ^ value
        for bit, step in enumerate(steps):
            if top >> bit & 1:
                check ^= step
    return check


def _bytes(values: list[int]) -> bytes | None:
    """Five-bit groups as bytes; None where the padding is not zero."""
    number = 0
    for value in values:
        number = number << 5 | value
    spare = len(values) * 5 % 8
    if spare > 4 or number & ((1 << spare) - 1):
        return None
    return (number >> spare).to_bytes(len(values) * 5 // 8, "big")
