"""Phone numbers, bank accounts and wallets that pass their own checks."""

from __future__ import annotations

import hashlib
import random
from functools import cache

from linkgraph.demo.streams import fill, weighted

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def phone(rng: random.Random, code: str, *, landline: bool = False) -> str:
    """A valid number of the country `code`, E.164."""
    import phonenumbers

    prefix, national = _example(code, landline)
    while True:
        keep = max(2, len(national) - 7)
        number = prefix + national[:keep] + fill(rng, "#" * (len(national) - keep))
        if phonenumbers.is_valid_number(phonenumbers.parse(number)):
            return number


def written_phone(rng: random.Random, number: str) -> str:
    """`number` (E.164) as people write it."""
    import phonenumbers

    parsed = phonenumbers.parse(number)
    style = weighted(rng, [("e164", 3.0), ("international", 4.0), ("national", 2.0), ("zeros", 1.0)])
    if style == "e164":
        return number
    if style == "national":
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    text = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return text if style == "international" else text.replace("+", "00", 1)


@cache
def _example(code: str, landline: bool) -> tuple[str, str]:
    import phonenumbers

    kind = phonenumbers.PhoneNumberType.FIXED_LINE if landline else phonenumbers.PhoneNumberType.MOBILE
    example = phonenumbers.example_number_for_type(code, kind)
    if example is None:
        raise KeyError(f"no example number of {code}")
    national = phonenumbers.national_significant_number(example)
    return f"+{example.country_code}", national


def iban(rng: random.Random, pattern: str) -> str:
    """An IBAN after `pattern`: country, ## for its check digits, then # for digits and @ for letters."""
    country, body = pattern[:2], fill(rng, pattern[4:])
    rest = "".join(str(int(c, 36)) for c in f"{body}{country}00")
    return f"{country}{98 - int(rest) % 97:02d}{body}"


def wallet(rng: random.Random) -> str:
    """An address on Ethereum, Bitcoin or Tron."""
    chain = weighted(rng, [("eth", 5.0), ("btc", 3.0), ("trx", 3.0)])
    if chain == "eth":
        return "0x" + fill(rng, "x" * 40)
    return base58check((b"\x00" if chain == "btc" else b"\x41") + rng.randbytes(20))


def base58check(payload: bytes) -> str:
    """`payload` with its checksum in Bitcoin's base 58."""
    full = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number = int.from_bytes(full)
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return "1" * (len(full) - len(full.lstrip(b"\x00"))) + text
