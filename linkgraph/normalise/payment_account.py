"""Bank accounts and accounts at payment services.

An IBAN must hold its checksum; an e-mail address is read by the mail provider's rules; a card
number with a good check digit and any other account keep their letters and digits. A masked
value (`****1234`) names no account, so it is no value.
"""

from __future__ import annotations

import re

from linkgraph.normalise import email
from linkgraph.normalise.characters import clean, fold
from linkgraph.normalise.placeholders import is_placeholder

_MASKED = re.compile(r"[*•●·#…]{2,}|[xX]{3,}|\.{3,}|(?:ending|ends) (?:in|with)")
_IBAN_LIKE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
_PREFIX = re.compile(
    r"^(?:iban|account(?: ?no| ?number)?|acct?|a/c|konto(?:nummer)?|paypal|payoneer|wise|alipay|wechat)\b"
    r"[\s:.#-]*",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 4, 200


def normalise(raw: str, country: str | None = None) -> str | None:
    """An IBAN or account in capitals without blanks, or an e-mail address; None if masked or wrong."""
    text = clean(raw)
    if len(raw) > _LONGEST or _MASKED.search(text) or is_placeholder(text, "payment_account"):
        return None
    if "@" in text:
        return email.normalise(_PREFIX.sub("", text), country)
    bare = clean(_PREFIX.sub("", text)) or text
    compact = "".join(char for char in fold(bare).upper() if char.isalnum())
    if _IBAN_LIKE.fullmatch(compact) and _has_iban_country(compact):
        return compact if _is_iban(compact) else None
    if len(compact) < _SHORTEST or _MASKED.search(compact) or is_placeholder(compact, "payment_account"):
        return None
    return compact


def kind(value: str) -> str:
    """What a canonical value is: `iban`, `email`, `account` (has digits) or `other`."""
    if "@" in value:
        return "email"
    if _IBAN_LIKE.fullmatch(value) and _is_iban(value):
        return "iban"
    return "account" if any(char.isdigit() for char in value) else "other"


def _has_iban_country(compact: str) -> bool:
    """True where the country uses IBANs of this length, so that a wrong checksum is an error."""
    from stdnum import iban

    try:
        iban.validate(compact, check_country=False)
    except iban.InvalidChecksum:
        return True
    except iban.ValidationError:
        return False
    return True


def _is_iban(compact: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(compact, check_country=False))
